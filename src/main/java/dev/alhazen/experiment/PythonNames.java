package dev.alhazen.experiment;

import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds names in Python code that nothing defines, which its compiler does not: a misspelt name is
/// otherwise found only when the line is reached, perhaps after an hour.
final class PythonNames {
  private static final String SCRIPT = read();
  private static final Pattern PYTHON = Pattern.compile("(.*/)?python[\\d.]*");

  private PythonNames() {}

  /// The command that checks the files; nothing where none is Python, or no Python is known.
  static Optional<List<String>> command(Template template, Prepared prepared, Set<String> paths) {
    List<String> files = paths.stream().filter(path -> path.endsWith(".py")).sorted().toList();
    String program = prepared.experiment().getFirst();
    if (files.isEmpty()
        || !template.language().equals("python")
        || !PYTHON.matcher(program).matches()) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(List.of(program, "-c", SCRIPT));
    command.addAll(files);
    return Optional.of(command);
  }

  private static String read() {
    try (InputStream in = PythonNames.class.getResourceAsStream("names.py")) {
      if (in == null) {
        throw new IllegalStateException("resource is missing: names.py");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
