package dev.alhazen.template;

import dev.alhazen.base.Json;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.sandbox.Mount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A Python interpreter as templates use it. One of the system stands in the sandbox already; any
/// other (pyenv, a virtual environment, conda) is mounted with its packages.
final class PythonTools {
  private static final String PREFIX = "/opt/alhazen/python";
  private static final String PACKAGES = "/opt/alhazen/python-packages";
  private static final String QUESTION =
      "import sys, json, sysconfig, site; print(json.dumps({"
          + "'base': sys.base_prefix, 'prefix': sys.prefix,"
          + "'version': '%d.%d' % sys.version_info[:2],"
          + "'packages': sysconfig.get_paths()['purelib'],"
          + "'user': site.getusersitepackages() if site.ENABLE_USER_SITE else '',"
          + "'shared': bool(sysconfig.get_config_var('Py_ENABLE_SHARED'))}))";

  private final String interpreter;

  /// @param interpreter a name on the path, or a path
  PythonTools(String interpreter) {
    this.interpreter = interpreter;
  }

  static boolean isPython(String program) {
    return program.equals("python") || program.equals("python3");
  }

  /// Adds what Python commands need, and returns the program's path in the sandbox.
  String prepare(Ingredients to) {
    JsonNode facts = facts();
    to.variable("PYTHONDONTWRITEBYTECODE", "1");
    to.variable("MPLBACKEND", "Agg");
    packages(facts, to);
    Path base = Path.of(facts.path("base").asString());
    if (base.startsWith("/usr")) {
      return base.resolve("bin/python" + facts.path("version").asString()).toString();
    }
    to.mount(new Mount("python", base, PREFIX));
    if (facts.path("shared").asBoolean()) {
      to.variable("LD_LIBRARY_PATH", PREFIX + "/lib");
    }
    return PREFIX + "/bin/python3";
  }

  /// The command as the sandbox runs it.
  static List<String> command(String program, List<String> words) {
    List<String> command = new ArrayList<>(words);
    command.set(0, program);
    return command;
  }

  /// Packages that do not lie below the interpreter: those of a virtual environment or the user's.
  private static void packages(JsonNode facts, Ingredients to) {
    List<String> path = new ArrayList<>();
    boolean isVirtual = !facts.path("prefix").equals(facts.path("base"));
    for (String key : isVirtual ? List.of("packages") : List.of("user")) {
      Path folder = Path.of(facts.path(key).asString());
      if (!folder.toString().isEmpty() && java.nio.file.Files.isDirectory(folder)) {
        to.mount(new Mount("python-packages", folder, PACKAGES));
        path.add(PACKAGES);
      }
    }
    if (!path.isEmpty()) {
      to.variable("PYTHONPATH", String.join(":", path));
    }
  }

  private JsonNode facts() {
    Outside.Result answer = Outside.run(List.of(interpreter, "-c", QUESTION));
    if (answer.exit() != 0) {
      throw new UnavailableException(
          "The Python interpreter %s does not work: %s. Name another with --python."
              .formatted(interpreter, answer.lastLine()));
    }
    return Json.parse(answer.lastLine(), interpreter);
  }
}
