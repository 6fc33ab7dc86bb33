package dev.alhazen.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a model wrote, with the slips mended that have only one reading: characters beyond ASCII,
/// Markdown, the section's own heading, signs that LaTeX takes for its own.
final class Sanitised {
  /// Commands whose argument is a name, not text.
  private static final Set<String> NAMES =
      Set.of(
          "evidence",
          "difference",
          "ratio",
          "seeds",
          "resultfigure",
          "label",
          "ref",
          "eqref",
          "pageref",
          "autoref",
          "url",
          "href",
          "begin",
          "end",
          Support.COMMAND);

  private static final Pattern OWN_HEADING =
      Pattern.compile("\\A\\s*\\\\section\\*?\\{[^{}]*}\\s*(\\\\label\\{[^{}]*}\\s*)?");
  private static final Pattern ABSTRACT_FRAME =
      Pattern.compile("\\\\(begin|end)\\{abstract}|\\A\\s*\\\\title\\{[^{}]*}");
  private static final Pattern HEADING = Pattern.compile("(?m)^(#{1,4})\\s+(.+?)\\s*#*$");
  private static final Pattern BOLD = Pattern.compile("\\*\\*([^*\\n]+)\\*\\*");
  private static final Pattern CODE = Pattern.compile("`([^`'\\n]+)`");
  private static final Pattern BULLET = Pattern.compile("[ \\t]*[-*] (.+)");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  private Sanitised() {}

  static String latex(String written) {
    String text = written.replace("\r\n", "\n").replace('\r', '\n');
    text = CONTROL.matcher(text).replaceAll("");
    text = Unicode.toLatex(text);
    text = ABSTRACT_FRAME.matcher(text).replaceAll("");
    text = OWN_HEADING.matcher(text).replaceFirst("");
    return escaped(markdown(text)).strip();
  }

  private static String markdown(String text) {
    String out = HEADING.matcher(text).replaceAll(Sanitised::heading);
    out = BOLD.matcher(out).replaceAll("\\\\textbf{$1}");
    out = CODE.matcher(out).replaceAll("\\\\texttt{$1}");
    return bullets(out);
  }

  private static String heading(java.util.regex.MatchResult match) {
    String command = match.group(1).length() <= 3 ? "subsection" : "paragraph";
    return Matcher.quoteReplacement("\\%s{%s}".formatted(command, match.group(2)));
  }

  /// Two or more lines that begin with a dash or a star are a list.
  private static String bullets(String text) {
    StringBuilder out = new StringBuilder();
    List<String> items = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (BULLET.matcher(line).matches()) {
        items.add(line);
      } else {
        flush(items, out);
        out.append(line).append('\n');
      }
    }
    flush(items, out);
    return out.toString();
  }

  private static void flush(List<String> items, StringBuilder out) {
    if (items.size() > 1) {
      out.append("\\begin{itemize}\n");
      items.forEach(item -> out.append("\\item ").append(item.strip().substring(2)).append('\n'));
      out.append("\\end{itemize}\n");
    } else {
      items.forEach(item -> out.append(item).append('\n'));
    }
    items.clear();
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    List<Lexeme> lexemes = Lexeme.of(text);
    MathState math = new MathState();
    for (int i = 0; i < lexemes.size(); i++) {
      Lexeme lexeme = lexemes.get(i);
      if (isName(lexeme)) {
        i = copyArgument(lexemes, i, out, math);
      } else {
        math.read(lexemes, i);
        out.append(math.isInside() ? lexeme.text() : mended(lexemes, i));
      }
    }
    return out.toString();
  }

  private static boolean isName(Lexeme lexeme) {
    return NAMES.contains(lexeme.name()) || CitationCheck.COMMANDS.contains(lexeme.name());
  }

  /// Copies a command with its argument as it is; returns the place of the last lexeme copied.
  private static int copyArgument(
      List<Lexeme> lexemes, int from, StringBuilder out, MathState math) {
    int i = from;
    math.read(lexemes, i);
    out.append(lexemes.get(i).text());
    int depth = 0;
    while (i + 1 < lexemes.size()) {
      Lexeme next = lexemes.get(i + 1);
      boolean isOption = depth == 0 && next.is(Lexeme.Kind.TEXT) && next.text().startsWith("[");
      if (depth == 0 && !next.is(Lexeme.Kind.OPEN) && !isOption) {
        return i;
      }
      i++;
      out.append(next.text());
      depth += next.is(Lexeme.Kind.OPEN) ? 1 : next.is(Lexeme.Kind.CLOSE) ? -1 : 0;
      if (next.is(Lexeme.Kind.CLOSE) && depth == 0) {
        return i;
      }
    }
    return i;
  }

  private static String mended(List<Lexeme> lexemes, int i) {
    Lexeme lexeme = lexemes.get(i);
    return switch (lexeme.text()) {
      case "_", "&", "#" -> "\\" + lexeme.text();
      default ->
          lexeme.is(Lexeme.Kind.COMMENT) && followsDigit(lexemes, i)
              ? "\\" + lexeme.text()
              : lexeme.text();
    };
  }

  /// A percent sign behind a number hides the rest of the line, which nobody means.
  private static boolean followsDigit(List<Lexeme> lexemes, int i) {
    String before = i == 0 ? "" : lexemes.get(i - 1).text();
    return before.matches("(?s).*\\d ?") || before.equals("}");
  }
}
