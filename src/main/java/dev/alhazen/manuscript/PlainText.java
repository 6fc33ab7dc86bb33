package dev.alhazen.manuscript;

import java.util.List;

/// The words of LaTeX without its commands and mathematics; evidence is left as `◊`.
final class PlainText {
  /// Stands where a number is inserted.
  static final char EVIDENCE = '◊';

  private PlainText() {}

  static String of(String latex) {
    StringBuilder out = new StringBuilder();
    MathState math = new MathState();
    List<Lexeme> lexemes = Lexeme.of(withoutNames(latex));
    for (int i = 0; i < lexemes.size(); i++) {
      Lexeme lexeme = lexemes.get(i);
      boolean wasInside = math.isInside();
      math.read(lexemes, i);
      if (math.isInside() || wasInside) {
        out.append(math.isInside() && wasInside ? "" : " ");
      } else {
        out.append(plain(lexeme));
      }
    }
    return out.toString();
  }

  private static String plain(Lexeme lexeme) {
    return switch (lexeme.kind()) {
      case TEXT -> lexeme.text();
      case COMMAND -> lexeme.name().matches("[%&#_$]") ? lexeme.name() : " ";
      case SPECIAL -> " ";
      case OPEN, CLOSE, MATH, COMMENT -> "";
    };
  }

  private static String withoutNames(String latex) {
    String shown =
        Macro.replace(Support.removed(latex), EvidenceMacro.COMMANDS, _ -> " " + EVIDENCE + " ");
    String uncited = Macro.replace(shown, CitationCheck.COMMANDS, _ -> " ");
    return Macro.replace(
        uncited,
        java.util.Set.of(
            "ref",
            "eqref",
            "autoref",
            "pageref",
            "label",
            "begin",
            "end",
            "resultfigure",
            "url",
            "hspace",
            "vspace"),
        _ -> " ");
  }
}
