import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The command line: names of templates, and options written --name value or --name=value.
record Words(List<String> names, Map<String, String> options) {
  static final String PYTHON = Objects.requireNonNullElse(System.getenv("ALHAZEN_PYTHON"), "python3");

  static Words of(String[] args, Map<String, String> usual) {
    List<String> names = new ArrayList<>();
    Map<String, String> options = new LinkedHashMap<>(usual);
    for (int i = 0; i < args.length; i++) {
      if (!args[i].startsWith("--")) {
        names.add(args[i]);
        continue;
      }
      String[] pair = args[i].substring(2).split("=", 2);
      if (!usual.containsKey(pair[0]) || (pair.length == 1 && i + 1 == args.length)) {
        throw fail("there is no %s; options with a value each: --%s", args[i], String.join(", --", usual.keySet()));
      }
      options.put(pair[0], pair.length == 2 ? pair[1] : args[++i]);
    }
    for (String name : names) {
      if (!Files.exists(Path.of("templates", name, "template.yaml"))) {
        throw fail("there is no template %s in templates/", name);
      }
    }
    return new Words(names, options);
  }

  String text(String name) {
    return options.get(name);
  }

  int number(String name) {
    try {
      return Integer.parseInt(options.get(name));
    } catch (NumberFormatException e) {
      throw fail("--%s must be a whole number, not %s", name, options.get(name));
    }
  }

  /// Says what is wrong, and ends the program.
  static IllegalArgumentException fail(String format, Object... values) {
    System.err.printf(format + "%n", values);
    System.exit(2);
    return new IllegalArgumentException();
  }
}
