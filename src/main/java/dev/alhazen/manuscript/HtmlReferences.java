package dev.alhazen.manuscript;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.Key;
import org.jbibtex.ParseException;
import org.jbibtex.TokenMgrException;
import org.jbibtex.Value;

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
    return parsed(entry)
        .map(
            work ->
                "%s. <em>%s</em>. %s %s"
                    .formatted(
                        field(work, "author").replaceAll("(?i)\\s+and\\s+", "; "),
                        field(work, "title"),
                        field(work, "journal") + field(work, "booktitle"),
                        field(work, "year")))
        .orElse(HtmlMath.escape(entry.title()));
  }

  private static Optional<BibTeXEntry> parsed(ReadingList.Entry entry) {
    try {
      BibTeXDatabase database = new BibTeXParser().parse(new StringReader(entry.bibtex()));
      Map<Key, BibTeXEntry> entries = database.getEntries();
      return entries.values().stream().findFirst();
    } catch (ParseException | TokenMgrException e) {
      return Optional.empty();
    }
  }

  private static String field(BibTeXEntry entry, String name) {
    Value value = entry.getField(new Key(name.toLowerCase(Locale.ROOT)));
    return value == null
        ? ""
        : HtmlMath.escape(value.toUserString().replaceAll("\\\\[A-Za-z]+|[{}\\\\]", ""));
  }
}
