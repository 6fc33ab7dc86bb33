package dev.alhazen.literature;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/// Reads titles and abstracts as engines store them, with HTML, JATS, MathML, entities or LaTeX in
/// them, as plain text on one line.
public final class Markup {
  private static final Pattern TAG_OR_ENTITY =
      Pattern.compile("</?[A-Za-z][\\w:-]*(\\s[^<>]*)?/?>|&(#\\d+|#x[0-9A-Fa-f]+|[A-Za-z]\\w*);");
  private static final Pattern PREFIX = Pattern.compile("<(/?)(?:jats|mml):");
  private static final Pattern OWN_HEADING =
      Pattern.compile("(?is)<title[^>]*>\\s*(?:abstract|summary)\\W*</title>");
  private static final Pattern HEADING = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");
  private static final Pattern TEX_COPY = Pattern.compile("(?is)<tex-math[^>]*>.*?</tex-math>");
  private static final Pattern LATEX = Pattern.compile("\\\\[A-Za-z\"'`^~=.{}&%$#_]|\\$[^$]+\\$");
  private static final int MOST_LAYERS = 3;

  private Markup() {}

  public static String text(String raw) {
    String text = raw;
    // Publishers escape twice at times: "&amp;lt;i&amp;gt;".
    for (int layer = 0; layer < MOST_LAYERS && TAG_OR_ENTITY.matcher(text).find(); layer++) {
      text = untagged(text);
    }
    if (LATEX.matcher(text).find()) {
      text = LatexReader.text(text);
    }
    return text.replaceAll("[\\s\\u00a0]+", " ").strip();
  }

  private static String untagged(String text) {
    String html = PREFIX.matcher(text).replaceAll("<$1");
    html = TEX_COPY.matcher(html).replaceAll("");
    html = OWN_HEADING.matcher(html).replaceAll("");
    html = HEADING.matcher(html).replaceAll(m -> Matcher.quoteReplacement(heading(m.group(1))));
    return Jsoup.parseBodyFragment(html).text();
  }

  private static String heading(String title) {
    return "<p>%s:</p>".formatted(title.strip().replaceFirst("[:.]$", ""));
  }
}
