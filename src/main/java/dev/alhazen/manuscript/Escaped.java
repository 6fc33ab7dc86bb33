package dev.alhazen.manuscript;

/// Plain text as LaTeX that prints it.
final class Escaped {
  private Escaped() {}

  static String latex(String plain) {
    StringBuilder out = new StringBuilder();
    plain.codePoints().forEach(c -> out.append(escaped(c)));
    return Unicode.toLatex(out.toString());
  }

  /// A name such as `run_1` in typewriter letters that may break at underscores and slashes.
  static String code(String plain) {
    return "\\texttt{%s}"
        .formatted(
            latex(plain).replace("\\_", "\\_\\allowbreak{}").replace("/", "/\\allowbreak{}"));
  }

  private static String escaped(int c) {
    return switch (c) {
      case '\\' -> "\\textbackslash{}";
      case '{' -> "\\{";
      case '}' -> "\\}";
      case '$', '%', '&', '#', '_' -> "\\" + (char) c;
      case '~' -> "\\textasciitilde{}";
      case '^' -> "\\textasciicircum{}";
      case '<' -> "\\textless{}";
      case '>' -> "\\textgreater{}";
      case '"' -> "\\textquotedbl{}";
      case '\n', '\r', '\t' -> " ";
      default -> Character.toString(c);
    };
  }
}
