package dev.alhazen.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One use of a command with its argument, as in `\citep[see][]{key}`.
///
/// @param option the last optional argument, empty where there is none
/// @param argument the first argument in braces; empty where there is none
/// @param at offset of the backslash
/// @param end offset behind its last argument
record Macro(String name, String option, Optional<String> argument, int at, int end) {

  private static final int LONGEST_UNCLOSED = 100;

  /// All uses of the named commands, in order, those in comments left out.
  static List<Macro> in(String latex, Set<String> names) {
    List<Lexeme> lexemes = Lexeme.of(latex);
    List<Macro> found = new ArrayList<>();
    for (int i = 0; i < lexemes.size(); i++) {
      if (names.contains(lexemes.get(i).name())) {
        found.add(read(latex, lexemes.get(i)));
      }
    }
    return found;
  }

  /// The text with each use replaced by what `replacement` makes of it.
  static String replace(
      String latex, Set<String> names, java.util.function.Function<Macro, String> replacement) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (Macro macro : in(latex, names)) {
      if (macro.at < from) {
        continue;
      }
      out.append(latex, from, macro.at).append(replacement.apply(macro));
      from = macro.end;
    }
    return out.append(latex.substring(from)).toString();
  }

  /// A group in braces that begins behind `from`, spaces aside.
  static Optional<Group> group(String latex, int from) {
    int open = skipSpace(latex, from);
    if (!latex.startsWith("{", open)) {
      return Optional.empty();
    }
    int close = closing(latex, from, '{', '}');
    return close < 0
        ? Optional.empty()
        : Optional.of(new Group(latex.substring(open + 1, close), close + 1));
  }

  /// @param end offset behind the closing brace
  record Group(String text, int end) {}

  /// The keys of a citation or the like: the argument split at commas.
  List<String> keys() {
    return argument.stream()
        .flatMap(text -> List.of(text.split(",", -1)).stream())
        .map(String::strip)
        .filter(key -> !key.isEmpty())
        .toList();
  }

  /// The use that begins with a command.
  static Macro read(String latex, Lexeme command) {
    int at = command.end();
    if (latex.startsWith("*", at)) {
      at++;
    }
    String option = "";
    while (latex.startsWith("[", skipSpace(latex, at)) && closing(latex, at, '[', ']') > 0) {
      int start = skipSpace(latex, at);
      int close = closing(latex, at, '[', ']');
      option = latex.substring(start + 1, close);
      at = close + 1;
    }
    int open = skipSpace(latex, at);
    if (!latex.startsWith("{", open)) {
      return new Macro(command.name(), option, Optional.empty(), command.at(), at);
    }
    int close = closing(latex, at, '{', '}');
    int end = close < 0 ? unclosed(latex, open) : close;
    return new Macro(
        command.name(),
        option,
        Optional.of(latex.substring(open + 1, end)),
        command.at(),
        close < 0 ? end : end + 1);
  }

  /// An argument without its closing brace is taken to end with its line.
  private static int unclosed(String latex, int open) {
    int line = latex.indexOf('\n', open);
    int end = line < 0 ? latex.length() : line;
    return Math.min(end, open + 1 + LONGEST_UNCLOSED);
  }

  private static int closing(String latex, int from, char open, char close) {
    int depth = 0;
    for (int i = skipSpace(latex, from); i < latex.length(); i++) {
      char c = latex.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == open) {
        depth++;
      } else if (c == close && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int skipSpace(String latex, int from) {
    int at = from;
    while (at < latex.length() && (latex.charAt(at) == ' ' || latex.charAt(at) == '\n')) {
      at++;
    }
    return at;
  }
}
