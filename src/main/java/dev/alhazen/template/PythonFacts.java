package dev.alhazen.template;

import dev.alhazen.base.Json;
import dev.alhazen.base.UnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What an interpreter says of itself.
///
/// @param base the folder of the installation, which a virtual environment only borrows
/// @param prefix the folder of the environment; the same as `base` outside one
/// @param version such as `3.11`
/// @param site folders of packages that do not lie below `base`
/// @param scripts the folder of programs that packages bring
/// @param shared whether the interpreter needs a library of its own beside it
/// @param packages names and versions, sorted: `numpy 1.26.4`
record PythonFacts(
    Path base,
    Path prefix,
    String version,
    List<Path> site,
    Path scripts,
    Linking shared,
    List<String> packages) {
  private static final String SCRIPT = "facts.py";

  /// How the interpreter is linked.
  enum Linking {
    SHARED,
    WHOLE
  }

  PythonFacts {
    site = List.copyOf(site);
    packages = List.copyOf(packages);
  }

  /// @throws UnavailableException where the interpreter does not work
  static PythonFacts of(String interpreter) {
    Outside.Result answer = Outside.run(List.of(interpreter, "-c", Resource.text(SCRIPT)));
    if (answer.exit() != 0) {
      throw new UnavailableException(
          "The Python interpreter %s does not work: %s. Name another with --python."
              .formatted(interpreter, answer.lastLine()));
    }
    return Json.to(Json.parse(answer.lastLine(), interpreter), PythonFacts.class).existing();
  }

  boolean isOfTheSystem() {
    return base.startsWith("/usr");
  }

  private PythonFacts existing() {
    return new PythonFacts(
        base,
        prefix,
        version,
        site.stream().filter(Files::isDirectory).toList(),
        scripts,
        shared,
        Stream.concat(Stream.of("python " + version), packages.stream()).distinct().toList());
  }
}
