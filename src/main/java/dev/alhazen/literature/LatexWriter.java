package dev.alhazen.literature;

import java.text.Normalizer;
import java.util.Map;

/// Writes Unicode text as LaTeX that pdfTeX with the T1 font encoding prints and that BibTeX, which
/// knows only bytes, sorts and abbreviates rightly. A character of a script that pdfTeX cannot
/// print becomes a question mark.
final class LatexWriter {
  private static final Map<String, String> ACCENTS = LatexSymbols.reversed(LatexSymbols.ACCENTS);
  private static final Map<String, String> TEXT = LatexSymbols.reversed(LatexSymbols.TEXT);
  private static final Map<String, String> MATH = LatexSymbols.reversed(LatexSymbols.MATH);

  private LatexWriter() {}

  static String latex(String text) {
    StringBuilder out = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .mapToObj(Character::toString)
        .forEach(c -> append(out, c));
    return out.toString();
  }

  /// Writes an address or identifier, which LaTeX takes as it is.
  static String identifier(String text) {
    return text.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D");
  }

  private static void append(StringBuilder out, String c) {
    String latex = character(c);
    boolean ligature =
        ("-".equals(c) || "'".equals(c)) && out.length() > 0 && out.toString().endsWith(c);
    out.append(ligature ? "{}" : "").append(latex);
  }

  private static String character(String c) {
    String named = TEXT.get(c);
    if (named != null) {
      return "{\\%s}".formatted(named);
    }
    if (isPlain(c)) {
      return "&%#".contains(c) ? "\\" + c : c;
    }
    String symbol = MATH.get(c);
    return symbol != null ? "{$\\%s$}".formatted(symbol) : decomposed(c);
  }

  private static boolean isPlain(String c) {
    return c.length() == 1 && c.charAt(0) >= ' ' && c.charAt(0) < 0x7f;
  }

  private static String decomposed(String c) {
    if (c.isBlank()) {
      return " ";
    }
    String parts = Normalizer.normalize(c, Normalizer.Form.NFD);
    String latex = parts.substring(0, 1);
    if (!isPlain(latex)) {
      return "?";
    }
    for (int i = 1; i < parts.length(); i++) {
      String accent = ACCENTS.get(parts.substring(i, i + 1));
      latex = accent == null ? latex : accented(accent, latex);
    }
    return latex;
  }

  private static String accented(String accent, String latex) {
    boolean letter = Character.isLetter(accent.charAt(0));
    return (letter ? "{\\%s{%s}}" : "{\\%s%s}").formatted(accent, latex);
  }
}
