package dev.alhazen.experiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds code that would be loaded in the place of the evaluator's, or of what it imports.
final class Shadows {
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^\\s*(?:from\\s+(\\w+)[\\w.]*\\s+import\\b|import\\s+(.+))");

  /// Run by Python before the script itself.
  private static final Set<String> STARTUP = Set.of("sitecustomize", "usercustomize");

  private static final Set<String> STANDARD = standard();

  private final Set<String> modules = new TreeSet<>(STARTUP);
  private final Set<String> types = new TreeSet<>();
  private final Set<String> stems = new TreeSet<>();

  /// @param evaluator path → text
  Shadows(SequencedMap<String, String> evaluator) {
    evaluator.forEach(
        (path, text) -> {
          stems.add(stem(path));
          if (path.endsWith(".java")) {
            types.addAll(JavaTypes.topLevel(text));
          } else if (path.endsWith(".py")) {
            modules.add(stem(path));
            modules.addAll(imports(text));
          }
        });
    modules.addAll(STANDARD);
  }

  /// What a new file at this path would hide.
  Optional<String> ofFile(String path) {
    String stem = stem(path);
    if (stems.contains(stem) && path.matches(".*\\.(java|py)")) {
      return Optional.of(
          "a new file %s would be loaded in the place of a file that is fixed.".formatted(path));
    }
    Matcher module = Pattern.compile("(?:(\\w+)/__init__|(\\w+))\\.py").matcher(path);
    if (module.matches()) {
      String name = module.group(1) == null ? module.group(2) : module.group(1);
      if (modules.contains(name)) {
        return Optional.of(
            "a new file %s would be loaded in the place of Python's module %s; name it otherwise."
                .formatted(path, name));
      }
    }
    return Optional.empty();
  }

  /// Types of the evaluator that the text declares anew.
  List<String> ofTypes(String path, String before, String text) {
    if (!path.endsWith(".java")) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    Set<String> declared = new TreeSet<>(JavaTypes.topLevel(text));
    declared.removeAll(JavaTypes.topLevel(before));
    declared.retainAll(types);
    declared.forEach(
        type ->
            found.add(
                "%s declares a type %s, which a fixed file declares already; name it otherwise."
                    .formatted(path, type)));
    return found;
  }

  private static Set<String> imports(String text) {
    Set<String> names = new TreeSet<>();
    IMPORT
        .matcher(text)
        .results()
        .forEach(
            found -> {
              if (found.group(1) != null) {
                names.add(found.group(1));
              } else {
                for (String part : found.group(2).split(",")) {
                  names.add(part.strip().split("[.\\s]", 2)[0]);
                }
              }
            });
    return names;
  }

  private static String stem(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
  }

  private static Set<String> standard() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Shadows.class.getResourceAsStream("python-modules.txt")),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
