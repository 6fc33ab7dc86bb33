package dev.alhazen.manuscript;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Turns the LaTeX that the program assembles into HTML: a subset, read in one pass. What it does
/// not know it leaves out rather than show wrongly; mathematics stays source.
final class HtmlProse {
  private static final Map<String, String> TAGS =
      Map.of(
          "textbf",
          "b",
          "textit",
          "i",
          "emph",
          "em",
          "texttt",
          "code",
          "textsc",
          "span",
          "underline",
          "u",
          "textsuperscript",
          "sup",
          "textsubscript",
          "sub",
          "mbox",
          "span");
  private static final Map<String, String> HEADINGS =
      Map.of("section", "h2", "subsection", "h3", "subsubsection", "h4", "paragraph", "h5");
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("ldots", "…"),
          Map.entry("dots", "…"),
          Map.entry("textless", "&lt;"),
          Map.entry("textgreater", "&gt;"),
          Map.entry("textbackslash", "\\"),
          Map.entry("textasciitilde", "~"),
          Map.entry("textasciicircum", "^"),
          Map.entry("textbullet", "•"),
          Map.entry("textquotedbl", "&quot;"),
          Map.entry("S", "§"),
          Map.entry("quad", " "),
          Map.entry("qquad", " "),
          Map.entry("LaTeX", "LaTeX"),
          Map.entry("\\", "<br>"),
          Map.entry("newline", "<br>"),
          Map.entry("footnotesize", ""),
          Map.entry(",", " "),
          Map.entry(" ", " "),
          Map.entry("%", "%"),
          Map.entry("&", "&amp;"),
          Map.entry("#", "#"),
          Map.entry("_", "_"),
          Map.entry("$", "$"),
          Map.entry("{", "{"),
          Map.entry("}", "}"));

  /// Deeper nesting than a paper has is shown as it is.
  private static final int DEEPEST = 40;

  private final HtmlLabels labels;
  private final HtmlReferences references;
  private final Function<String, String> images;
  private int depth;

  /// @param images a figure's path → the `img` element
  HtmlProse(HtmlLabels labels, HtmlReferences references, Function<String, String> images) {
    this.labels = labels;
    this.references = references;
    this.images = images;
  }

  /// Blocks: paragraphs stand apart at blank lines.
  String blocks(String latex) {
    StringBuilder out = new StringBuilder();
    for (String block : inline(latex).split("\\n[ \\t]*\\n+")) {
      String text = block.strip();
      if (!text.isEmpty()) {
        out.append(text.startsWith("<") && isBlock(text) ? text : "<p>%s</p>".formatted(text));
        out.append('\n');
      }
    }
    return out.toString();
  }

  private static boolean isBlock(String text) {
    return text.matches("(?s)<(h\\d|ul|ol|dl|figure|table|pre|section|div).*");
  }

  String inline(String latex) {
    if (depth >= DEEPEST) {
      return HtmlMath.escape(latex);
    }
    depth++;
    String html = converted(latex);
    depth--;
    return html;
  }

  private String converted(String latex) {
    StringBuilder out = new StringBuilder();
    List<Lexeme> lexemes = Lexeme.of(latex);
    int at = 0;
    while (at < latex.length()) {
      Lexeme lexeme = at(lexemes, at);
      at = read(latex, lexeme, out);
    }
    return out.toString();
  }

  private static Lexeme at(List<Lexeme> lexemes, int at) {
    int low = 0;
    int high = lexemes.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (lexemes.get(middle).at() <= at) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    Lexeme found = lexemes.get(low);
    return found.at() == at
        ? found
        : new Lexeme(found.kind(), found.text().substring(at - found.at()), at);
  }

  /// Writes one lexeme, or a command with all that belongs to it; returns where to go on.
  private int read(String latex, Lexeme lexeme, StringBuilder out) {
    return switch (lexeme.kind()) {
      case MATH -> math(latex, lexeme.at(), lexeme.text(), lexeme.text(), out);
      case COMMAND -> command(latex, lexeme, out);
      case TEXT -> {
        out.append(text(lexeme.text()));
        yield lexeme.end();
      }
      case SPECIAL -> {
        out.append(lexeme.text().equals("~") ? "&nbsp;" : HtmlMath.escape(lexeme.text()));
        yield lexeme.end();
      }
      case OPEN, CLOSE, COMMENT -> lexeme.end();
    };
  }

  private static String text(String text) {
    return HtmlMath.escape(text)
        .replace("---", "—")
        .replace("--", "–")
        .replace("``", "“")
        .replace("''", "”");
  }

  private int math(String latex, int at, String open, String close, StringBuilder out) {
    int end = latex.indexOf(close, at + open.length());
    int stop = end < 0 ? latex.length() : end;
    String source = latex.substring(Math.min(at + open.length(), stop), stop);
    boolean isInline = open.equals("$") || open.equals("\\(");
    out.append(isInline ? HtmlMath.inline(source) : paragraph(HtmlMath.display(source)));
    return Math.min(latex.length(), stop + close.length());
  }

  private int command(String latex, Lexeme lexeme, StringBuilder out) {
    String name = lexeme.name();
    if (name.equals("[") || name.equals("(")) {
      return math(latex, lexeme.at(), lexeme.text(), name.equals("[") ? "\\]" : "\\)", out);
    }
    if (SIGNS.containsKey(name)) {
      out.append(SIGNS.get(name));
      return lexeme.end();
    }
    if (name.equals("begin")) {
      return environment(latex, lexeme, out);
    }
    Macro macro = Macro.read(latex, lexeme);
    String argument = macro.argument().orElse("");
    int end = macro.end();
    if (name.equals("measured")) {
      return measured(latex, argument, end, out);
    }
    out.append(command(name, argument, macro));
    return takesArgument(name) ? end : lexeme.end();
  }

  private String command(String name, String argument, Macro macro) {
    if (HEADINGS.containsKey(name)) {
      return paragraph("<%1$s>%2$s</%1$s>".formatted(HEADINGS.get(name), inline(argument)));
    }
    if (TAGS.containsKey(name)) {
      return "<%1$s>%2$s</%1$s>".formatted(TAGS.get(name), inline(argument));
    }
    if (CitationCheck.COMMANDS.contains(name)) {
      return macro.keys().stream().map(references::cite).reduce("", String::concat);
    }
    return switch (name) {
      case "ref", "autoref", "pageref" -> HtmlMath.escape(labels.number(argument));
      case "eqref" -> "(%s)".formatted(HtmlMath.escape(labels.number(argument)));
      case "ensuremath" -> HtmlMath.inline(argument);
      case "url" -> "<code>%s</code>".formatted(HtmlMath.escape(argument));
      case "footnote" -> " (%s)".formatted(inline(argument));
      case "caption" -> "<figcaption>%s</figcaption>".formatted(inline(argument));
      case "includegraphics" -> images.apply(argument);
      case "unproven" -> "<strong>[no evidence]</strong>";
      default -> "";
    };
  }

  private static boolean takesArgument(String name) {
    return name.matches(
        "label|ref|autoref|pageref|eqref|ensuremath|url|footnote|caption|includegraphics|unproven"
            + "|bibliography|bibliographystyle|hspace|vspace|addlinespace|small|end"
            + "|"
            + String.join("|", HEADINGS.keySet())
            + "|"
            + String.join("|", TAGS.keySet())
            + "|"
            + String.join("|", CitationCheck.COMMANDS));
  }

  private int measured(String latex, String id, int end, StringBuilder out) {
    Macro.Group value = Macro.group(latex, end).orElse(new Macro.Group("", end));
    out.append("<span class=\"measured\" title=\"evidence %s\">".formatted(HtmlMath.escape(id)))
        .append(inline(value.text()))
        .append("</span>");
    return value.end();
  }

  private int environment(String latex, Lexeme lexeme, StringBuilder out) {
    Macro begin = Macro.read(latex, lexeme);
    String name = begin.argument().orElse("").strip();
    int from = begin.end();
    int close = HtmlEnvironments.end(latex, from, name);
    String body = latex.substring(from, close);
    out.append(paragraph(HtmlEnvironments.html(this, name, body)));
    return Math.min(latex.length(), close + "\\end{}".length() + name.length());
  }

  static String paragraph(String block) {
    return block.isEmpty() ? "" : "\n\n%s\n\n".formatted(block);
  }
}
