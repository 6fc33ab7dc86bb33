package dev.alhazen.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sentence of a record that a writer names for what it says about a work, as in
/// `\citet{key}\support{key}{The sentence.}`. It is checked against the record, kept in
/// `citations.json`, and never printed.
///
/// @param quotation as it was written
/// @param at offset of the backslash
/// @param end offset behind its last brace
record Support(String key, String quotation, int at, int end) {
  static final String COMMAND = "support";

  private static final Pattern USE = Pattern.compile("(?<!\\\\)\\\\support(?![A-Za-z])");

  /// All of them, in order. A percent sign in a quotation begins no comment.
  static List<Support> in(String latex) {
    List<Support> found = new ArrayList<>();
    Matcher matcher = USE.matcher(latex);
    int from = 0;
    while (matcher.find(from)) {
      Lexeme command = new Lexeme(Lexeme.Kind.COMMAND, matcher.group(), matcher.start());
      found.add(read(latex, Macro.read(latex, command)));
      from = found.getLast().end();
    }
    return found;
  }

  /// The text as it is printed.
  static String removed(String latex) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (Support support : in(latex)) {
      out.append(latex, from, support.at());
      from = support.end();
    }
    return out.append(latex.substring(from)).toString();
  }

  /// The text with each of them blanked out, every other character at its place.
  static String blanked(String latex) {
    StringBuilder out = new StringBuilder(latex);
    for (Support support : in(latex)) {
      for (int i = support.at(); i < support.end(); i++) {
        if (out.charAt(i) != '\n') {
          out.setCharAt(i, ' ');
        }
      }
    }
    return out.toString();
  }

  private static Support read(String latex, Macro macro) {
    String key = macro.argument().orElse("").strip();
    return Macro.group(latex, macro.end())
        .map(group -> new Support(key, group.text().strip(), macro.at(), group.end()))
        .orElseGet(() -> new Support(key, "", macro.at(), macro.end()));
  }
}
