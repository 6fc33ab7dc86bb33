package dev.alhazen.coding;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Lines such as `//DEPS` by which a source asks for libraries and options. They stay as they are.
final class Directives {
  /// Any line break counts, as it does where the libraries are read: a rare one must not hide a
  /// directive within a line.
  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^//(DEPS|REPOS|SOURCES|FILES|JAVA|(JAVA|JAVAC|RUNTIME|COMPILE|NATIVE)_OPTIONS)\\b.*$");

  private Directives() {}

  /// Whether the splices make other directives of a text, or put them into another order.
  static boolean change(SourceLines before, List<Splice> splices) {
    return splices.stream()
        .anyMatch(
            splice ->
                !in(before.lines().subList(splice.from(), splice.end()).stream()
                        .map(SourceLines.Line::text)
                        .toList())
                    .equals(in(splice.lines())));
  }

  private static List<String> in(List<String> lines) {
    return LINE.matcher(String.join("\n", lines)).results().map(MatchResult::group).toList();
  }
}
