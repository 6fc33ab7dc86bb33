package dev.alhazen.manuscript;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Environments of LaTeX as HTML.
final class HtmlEnvironments {
  private static final Pattern RULES =
      Pattern.compile("\\\\(top|mid|bottom)rule|\\\\addlinespace|\\\\endfirsthead|\\\\endfoot");
  private static final Pattern MULTICOLUMN =
      Pattern.compile("(?s)\\\\multicolumn\\{(\\d+)}\\{(?:[^{}]|\\{[^{}]*})*}\\{(.*)}");

  private HtmlEnvironments() {}

  /// Where the environment's `\end` stands; the end of the text where there is none.
  static int end(String latex, int from, String name) {
    Pattern edge = Pattern.compile("\\\\(begin|end)\\{" + Pattern.quote(name) + "}");
    Matcher matcher = edge.matcher(latex);
    int depth = 1;
    for (int at = from; matcher.find(at); at = matcher.end()) {
      depth += matcher.group(1).equals("begin") ? 1 : -1;
      if (depth == 0) {
        return matcher.start();
      }
    }
    return latex.length();
  }

  static String html(HtmlProse prose, String name, String body) {
    if (MathState.ENVIRONMENTS.contains(name)) {
      return HtmlMath.display(body);
    }
    return switch (name) {
      case "itemize" -> list(prose, "ul", body);
      case "enumerate" -> list(prose, "ol", body);
      case "description" -> descriptions(prose, body);
      case "abstract" ->
          "<section class=\"abstract\"><h2>Abstract</h2>%s</section>".formatted(flat(prose, body));
      case "figure", "table" -> "<figure>%s</figure>".formatted(exhibit(prose, body));
      case "tabular" -> table(prose, argument(body));
      case "longtable" -> "<figure>%s</figure>".formatted(longtable(prose, argument(body)));
      case "adjustbox" -> flat(prose, argument(body));
      case "algorithm", "algorithmic" -> "<pre>%s</pre>".formatted(HtmlMath.escape(body.strip()));
      default -> flat(prose, body);
    };
  }

  /// The content as blocks, without blank lines, so that it stays one block of its surroundings.
  private static String flat(HtmlProse prose, String body) {
    return prose.blocks(body).replaceAll("\\n\\s*\\n+", "\n").strip();
  }

  /// A lone paragraph without its frame.
  private static String unwrapped(String html) {
    return html.startsWith("<p>") && html.indexOf("<p>", 1) < 0 && html.endsWith("</p>")
        ? html.substring(3, html.length() - 4)
        : html;
  }

  private static String exhibit(HtmlProse prose, String body) {
    String plain = body.replaceFirst("\\A\\s*\\[[^\\]]*]", "");
    return prose.inline(plain).replaceAll("\\n\\s*\\n+", "\n").strip();
  }

  private static String list(HtmlProse prose, String tag, String body) {
    StringBuilder items = new StringBuilder();
    for (String item : items(body)) {
      items.append("<li>%s</li>\n".formatted(unwrapped(flat(prose, item))));
    }
    return "<%1$s>\n%2$s</%1$s>".formatted(tag, items);
  }

  private static String descriptions(HtmlProse prose, String body) {
    StringBuilder items = new StringBuilder();
    for (String item : items(body)) {
      Matcher label = Pattern.compile("(?s)\\A\\s*\\[([^\\]]*)](.*)").matcher(item);
      items.append(
          label.matches()
              ? "<dt>%s</dt><dd>%s</dd>\n"
                  .formatted(prose.inline(label.group(1)), prose.inline(label.group(2)).strip())
              : "<dd>%s</dd>\n".formatted(prose.inline(item).strip()));
    }
    return "<dl>\n%s</dl>".formatted(items);
  }

  private static List<String> items(String body) {
    return List.of(body.split("\\\\item(?![A-Za-z])")).stream().skip(1).map(String::strip).toList();
  }

  private static String longtable(HtmlProse prose, String body) {
    Matcher caption = Pattern.compile("\\\\caption\\{([^{}]*)}\\s*\\\\\\\\").matcher(body);
    String words = caption.find() ? prose.inline(caption.group(1)) : "";
    int second = body.indexOf("\\endfirsthead");
    int rows = body.indexOf("\\endfoot");
    String head = second < 0 ? "" : caption.reset(body.substring(0, second)).replaceAll("");
    String rest = rows < 0 ? body : body.substring(rows);
    return "<figcaption>%s</figcaption>%s".formatted(words, table(prose, head + rest));
  }

  private static String table(HtmlProse prose, String body) {
    StringBuilder rows = new StringBuilder();
    for (String row : RULES.matcher(body).replaceAll("").split("\\\\\\\\")) {
      if (!row.isBlank()) {
        rows.append("<tr>%s</tr>\n".formatted(cells(prose, row.strip())));
      }
    }
    return "<table>\n%s</table>".formatted(rows);
  }

  private static String cells(HtmlProse prose, String row) {
    StringBuilder cells = new StringBuilder();
    for (String cell : row.split("(?<!\\\\)&")) {
      Matcher wide = MULTICOLUMN.matcher(cell.strip());
      cells.append(
          wide.matches()
              ? "<td colspan=\"%s\">%s</td>"
                  .formatted(wide.group(1), prose.inline(wide.group(2)).strip())
              : "<td>%s</td>".formatted(prose.inline(cell).strip()));
    }
    return cells.toString();
  }

  /// The content behind the environment's argument in braces.
  private static String argument(String body) {
    return body.substring(Macro.group(body, 0).map(Macro.Group::end).orElse(0));
  }
}
