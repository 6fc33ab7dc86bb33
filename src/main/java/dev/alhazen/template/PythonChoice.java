package dev.alhazen.template;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Which interpreter runs a template: the one that the user names; else the template's own virtual
/// environment; else one made from its `requirements.txt`; else the active environment's; else the
/// machine's.
final class PythonChoice {
  private static final List<String> OWN = List.of(".venv/bin/python", "venv/bin/python");

  private final Interpreters interpreters;
  private final VirtualEnvironments environments;

  PythonChoice(Cache cache, Interpreters interpreters, Consumer<String> progress) {
    this.interpreters = interpreters;
    this.environments = new VirtualEnvironments(cache, interpreters, progress);
  }

  /// Its path, or a name on the path. An environment is made where there is none yet.
  String of(Path template) {
    return interpreters
        .named()
        .or(() -> own(template))
        .or(() -> requirements(template).map(environments::interpreter))
        .or(() -> interpreters.active().map(Path::toString))
        .orElse(interpreters.usual());
  }

  /// Whether [#of] finds the interpreter as it is, and would make none.
  boolean isMade(Path template) {
    return interpreters.named().isPresent()
        || own(template).isPresent()
        || requirements(template).map(environments::isMade).orElse(true);
  }

  static Optional<Path> requirements(Path template) {
    return Optional.of(template.resolve(VirtualEnvironments.REQUIREMENTS))
        .filter(Files::isRegularFile);
  }

  private static Optional<String> own(Path template) {
    return OWN.stream()
        .map(template::resolve)
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
