package dev.alhazen.coding;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Recognises the file that a block is about from the lines above it.
///
/// @param known paths of files that exist
record PathLines(Set<String> known) {
  /// How many lines above a block may hold the path.
  private static final int REACH = 3;

  private static final Pattern PATH =
      Pattern.compile("[~/]?(?:[\\w.@+-]+/)*[\\w.@+-]*\\.\\w+|/[\\w./@+-]+");

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

  private String path(String line) {
    String bare = bare(line);
    if (known.contains(bare) || PATH.matcher(bare).matches()) {
      return bare;
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
        .replaceFirst("^(```+|~~~+)\\w*(?=\\s|$)", "")
        .replaceFirst("^[`~]+", "")
        .strip()
        .replaceFirst("^(#+|//|--|[-*] )\\s*", "")
        .replaceAll("^[*`'\"_<]+|[*`'\"_>:,]+$", "")
        .replaceFirst("(?i)^(file|path|filename)\\s*:\\s*", "")
        .replaceAll("^[*`'\"]+|[*`'\":.]+$", "")
        .strip()
        .replaceFirst("^(\\./)+", "");
  }
}
