package dev.alhazen.template;

import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.SandboxEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A Python interpreter as templates use it. One of the system stands in the sandbox already; any
/// other (pyenv, conda) is mounted. The packages of a virtual environment or of the user's are
/// mounted beside it, at the same place whatever made them, and found by `PYTHONPATH`; so nothing
/// depends on where an environment lies on this machine, or on links inside of it.
final class PythonTools {
  static final String INTERPRETER = "ALHAZEN_PYTHON";
  private static final String PREFIX = "/opt/alhazen/python";
  private static final String PACKAGES = "/opt/alhazen/python-packages";
  private static final String PROGRAMS = "/opt/alhazen/python-programs";
  private static final String LIST = "/opt/alhazen/python-package-list";

  private final PythonFacts facts;
  private final Cache cache;

  PythonTools(PythonFacts facts, Cache cache) {
    this.facts = facts;
    this.cache = cache;
  }

  static boolean isPython(String program) {
    return program.equals("python") || program.equals("python3");
  }

  /// Adds what Python commands need, and returns the program's path in the sandbox.
  String prepare(Ingredients to) {
    settings(to);
    packages(to);
    to.mount(new Mount("python-package-list", new PackageList(cache).folder(facts), LIST));
    to.mount(new Mount("python-programs", new PythonPrograms(cache).folder(facts), PROGRAMS));
    to.variable("PATH", path());
    String program = interpreter(to);
    to.variable(INTERPRETER, program);
    return program;
  }

  /// The command as the sandbox runs it.
  static List<String> command(String program, List<String> words) {
    List<String> command = new ArrayList<>(words);
    command.set(0, program);
    return command;
  }

  /// What a script prints before it is stopped must not be lost in its buffer.
  private static void settings(Ingredients to) {
    to.variable("PYTHONDONTWRITEBYTECODE", "1");
    to.variable("PYTHONUNBUFFERED", "1");
    to.variable("MPLBACKEND", "Agg");
  }

  private void packages(Ingredients to) {
    List<String> path = new ArrayList<>();
    for (Path folder : PathFiles.with(facts.site())) {
      String target = path.isEmpty() ? PACKAGES : "%s-%d".formatted(PACKAGES, path.size() + 1);
      to.mount(new Mount("python-packages", folder, target));
      path.add(target);
    }
    if (!path.isEmpty()) {
      to.variable("PYTHONPATH", String.join(":", path));
    }
  }

  private String interpreter(Ingredients to) {
    if (facts.isOfTheSystem()) {
      return facts.base().resolve("bin/python" + facts.version()).toString();
    }
    to.mount(new Mount("python", facts.base(), PREFIX));
    if (facts.shared() == PythonFacts.Linking.SHARED) {
      to.variable("LD_LIBRARY_PATH", PREFIX + "/lib");
    }
    return PREFIX + "/bin/python3";
  }

  private String path() {
    return facts.isOfTheSystem()
        ? "%s:%s".formatted(PROGRAMS, SandboxEnvironment.PATH)
        : "%s:%s/bin:%s".formatted(PROGRAMS, PREFIX, SandboxEnvironment.PATH);
  }
}
