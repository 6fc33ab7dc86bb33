package dev.alhazen.manuscript;

import java.util.Map;

/// Mathematics on a web page: plain numbers as people write them, all else as its LaTeX source.
final class HtmlMath {
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("pm", "±"),
          Map.entry("times", "×"),
          Map.entry("cdot", "·"),
          Map.entry("leq", "≤"),
          Map.entry("le", "≤"),
          Map.entry("geq", "≥"),
          Map.entry("ge", "≥"),
          Map.entry("approx", "≈"),
          Map.entry("alpha", "α"),
          Map.entry("beta", "β"),
          Map.entry("gamma", "γ"),
          Map.entry("epsilon", "ε"),
          Map.entry("varepsilon", "ε"),
          Map.entry("eta", "η"),
          Map.entry("theta", "θ"),
          Map.entry("lambda", "λ"),
          Map.entry("mu", "μ"),
          Map.entry("sigma", "σ"),
          Map.entry("tau", "τ"),
          Map.entry("phi", "φ"),
          Map.entry("ldots", "…"),
          Map.entry("dots", "…"),
          Map.entry("in", "∈"),
          Map.entry("sim", "∼"),
          Map.entry("to", "→"),
          Map.entry("rightarrow", "→"),
          Map.entry("infty", "∞"));

  private HtmlMath() {}

  static String inline(String latex) {
    String plain = signs(latex.strip());
    return plain.matches("[^\\\\{}^_]*")
        ? "<span class=\"math\">%s</span>".formatted(escape(plain.replace("-", "−")))
        : simple(plain);
  }

  static String display(String latex) {
    return "<pre class=\"math\">%s</pre>".formatted(escape(latex.strip()));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /// Powers and indices of one group, as in `10^{-5}` and `x_t`; the rest stays source.
  private static String simple(String plain) {
    String marked =
        escape(plain)
            .replaceAll("\\^\\{([^{}\\\\]*)}|\\^([\\w])", "<sup>$1$2</sup>")
            .replaceAll("_\\{([^{}\\\\]*)}|_([\\w])", "<sub>$1$2</sub>");
    return marked.matches("[^\\\\{}^_]*")
        ? "<span class=\"math\">%s</span>".formatted(marked)
        : "<code class=\"math\">%s</code>".formatted(escape(plain));
  }

  private static String signs(String latex) {
    StringBuilder out = new StringBuilder();
    for (Lexeme lexeme : Lexeme.of(latex)) {
      String sign = SIGNS.getOrDefault(lexeme.name(), "");
      out.append(sign.isEmpty() ? lexeme.text() : sign);
    }
    return out.toString();
  }
}
