package dev.alhazen.manuscript;

import java.util.Set;

/// LaTeX with names, keys, links and comments blanked out, every other character at its place.
final class Masked {
  private static final Set<String> NAMES =
      Set.of(
          "ref",
          "eqref",
          "autoref",
          "pageref",
          "label",
          "begin",
          "end",
          "resultfigure",
          "url",
          "href",
          "hspace",
          "vspace");

  /// Commands that the program replaces with all that belongs to them.
  private static final Set<String> REPLACED = Set.of("resultstable");

  private Masked() {}

  static String latex(String latex) {
    StringBuilder out = new StringBuilder(latex);
    for (Lexeme lexeme : Lexeme.of(latex)) {
      if (lexeme.is(Lexeme.Kind.COMMENT)) {
        blank(out, lexeme.at(), lexeme.end());
      }
    }
    mask(latex, NAMES, out);
    mask(latex, CitationCheck.COMMANDS, out);
    maskWhole(latex, EvidenceMacro.COMMANDS, out);
    maskWhole(latex, REPLACED, out);
    return out.toString();
  }

  /// Blanks command and argument; an option between them is printed, as in `\citep[here]{key}`.
  private static void mask(String latex, Set<String> names, StringBuilder out) {
    for (Macro macro : Macro.in(latex, names)) {
      blank(out, macro.at(), macro.at() + 1 + macro.name().length());
      macro.argument().ifPresent(text -> blank(out, macro.end() - text.length() - 1, macro.end()));
    }
  }

  private static void maskWhole(String latex, Set<String> names, StringBuilder out) {
    Macro.in(latex, names).forEach(macro -> blank(out, macro.at(), macro.end()));
  }

  private static void blank(StringBuilder out, int from, int to) {
    for (int i = from; i < to; i++) {
      if (out.charAt(i) != '\n') {
        out.setCharAt(i, ' ');
      }
    }
  }
}
