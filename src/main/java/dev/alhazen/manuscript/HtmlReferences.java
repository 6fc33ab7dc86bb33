package dev.alhazen.manuscript;

import dev.alhazen.literature.Work;
import java.util.ArrayList;
import java.util.List;

/// The cited works of a paper, numbered in the order in which they are cited.
final class HtmlReferences {
  private final ReadingList bibliography;
  private final List<String> cited = new ArrayList<>();

  HtmlReferences(ReadingList bibliography) {
    this.bibliography = bibliography;
  }

  /// `[3]`, linked; a key without an entry is shown as it is.
  String cite(String key) {
    if (bibliography.entry(key).isEmpty()) {
      return "[%s]".formatted(HtmlMath.escape(key));
    }
    if (!cited.contains(key)) {
      cited.add(key);
    }
    return "<a href=\"#ref-%1$s\">[%2$d]</a>"
        .formatted(HtmlMath.escape(key), cited.indexOf(key) + 1);
  }

  String list() {
    StringBuilder items = new StringBuilder();
    for (String key : cited) {
      items.append(
          "<li id=\"ref-%s\">%s</li>\n"
              .formatted(
                  HtmlMath.escape(key),
                  bibliography.entry(key).map(HtmlReferences::line).orElse("")));
    }
    return items.isEmpty() ? "" : "<h2>References</h2>\n<ol>\n%s</ol>\n".formatted(items);
  }

  private static String line(ReadingList.Entry entry) {
    Work work = entry.work();
    return "%s. <em>%s</em>. %s %s"
        .formatted(
            HtmlMath.escape(String.join("; ", work.authors())),
            HtmlMath.escape(work.title()),
            HtmlMath.escape(work.venue()),
            work.year().map(String::valueOf).orElse(""))
        .strip();
  }
}
