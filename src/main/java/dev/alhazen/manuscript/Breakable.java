package dev.alhazen.manuscript;

/// Plain text of any kind (messages, titles) as LaTeX that fits a narrow column.
final class Breakable {
  private static final int LONGEST_WORD = 16;

  private Breakable() {}

  /// @param most the most characters to keep
  static String latex(String plain, int most) {
    String line = plain.replaceAll("\\s+", " ").strip();
    String kept = line.length() <= most ? line : line.substring(0, most - 1).strip() + "…";
    StringBuilder out = new StringBuilder();
    for (String word : kept.split(" ", -1)) {
      out.append(out.isEmpty() ? "" : " ").append(broken(word));
    }
    return out.toString();
  }

  private static String broken(String word) {
    StringBuilder out = new StringBuilder();
    StringBuilder piece = new StringBuilder();
    for (int c : word.codePoints().toArray()) {
      if (!Unicode.isPrintable(c) && Unicode.toLatex(Character.toString(c)).codePointAt(0) == c) {
        c = '?';
      }
      piece.appendCodePoint(c);
      if (word.length() > LONGEST_WORD && !Character.isLetterOrDigit(c)
          || piece.length() >= LONGEST_WORD) {
        out.append(Escaped.latex(piece.toString())).append("\\allowbreak{}");
        piece.setLength(0);
      }
    }
    return out.append(Escaped.latex(piece.toString())).toString();
  }
}
