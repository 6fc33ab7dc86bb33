package dev.alhazen.coding;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Recognises the file that a change is about from the lines above it.
///
/// @param known paths of files that exist
record PathLines(Set<String> known) {
  /// How many lines above a change may hold the path.
  private static final int REACH = 3;

  /// No line with a path is longer.
  private static final int LONGEST = 300;

  private static final Pattern PATH =
      Pattern.compile(
          "[~/]?(?:[\\w.@+-]+/)*+[\\w@+-]*+(?:\\.\\w+)*\\.[A-Za-z]\\w*"
              + "|/[\\w./@+-]+|(?:[\\w.@+-]+/)++[\\w.@+-]+");

  PathLines {
    known = Set.copyOf(known);
  }

  /// The path in the nearest line that holds one; empty where none does.
  String find(List<String> before) {
    return before.reversed().stream()
        .filter(line -> !line.isBlank())
        .limit(REACH)
        .map(this::path)
        .filter(path -> !path.isEmpty())
        .findFirst()
        .orElse("");
  }

  /// The path that is all that a line says; empty where it says more, or no path.
  String alone(String line) {
    if (line.length() > LONGEST) {
      return "";
    }
    String bare = bare(line);
    return known.contains(bare) || PATH.matcher(bare).matches() ? bare : "";
  }

  private String path(String line) {
    String alone = alone(line);
    if (!alone.isEmpty() || line.length() > LONGEST) {
      return alone;
    }
    List<String> named =
        Arrays.stream(line.split("[\\s`'\"*(),]+"))
            .map(PathLines::bare)
            .filter(known::contains)
            .distinct()
            .toList();
    return named.size() == 1 ? named.getFirst() : "";
  }

  /// The line without fences, Markdown, comment signs, a label and a closing colon.
  private static String bare(String line) {
    return line.strip()
        .replaceFirst("^(```+|~~~+)\\w*(?=\\s|$|:)", "")
        .replaceFirst("^[`~:]+", "")
        .strip()
        .replaceFirst("^(#+|//|--|[-*] |\\d+\\. )\\s*", "")
        .replaceAll("^[*`'\"_<\\[]+|[*`'\"_>:,\\]]+$", "")
        .replaceFirst("(?i)^(file|path|filename|file name|title)\\s*[:=]\\s*", "")
        .replaceAll("^[*`'\"]+|[*`'\":.]+$", "")
        .strip()
        .replaceFirst("^(\\./)+", "");
  }
}
