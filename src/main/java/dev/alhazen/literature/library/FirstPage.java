package dev.alhazen.literature.library;

import dev.alhazen.document.Document;
import dev.alhazen.literature.EntryType;
import dev.alhazen.literature.Reference;
import dev.alhazen.literature.WorkBuilder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the first page of a PDF tells about the work, where no entry of the library does.
final class FirstPage {
  private static final Pattern DOI =
      Pattern.compile("(?i)\\b(10\\.\\d{4,9}/[-._;()/:a-z0-9]*[a-z0-9])");
  private static final Pattern ARXIV =
      Pattern.compile(
          "(?i)arxiv:\\s*([a-z.-]+/\\d{7}|\\d{4}\\.\\d{4,5})(v\\d+)?(?:\\s*\\[[^\\]]*\\]\\s*\\d+ \\w+ (\\d{4}))?");
  private static final int WITHIN = 6_000;

  private final Document document;
  private final String text;

  FirstPage(Document document) {
    this.document = document;
    String first = document.pages().isEmpty() ? "" : document.pages().getFirst();
    this.text = first.substring(0, Math.min(WITHIN, first.length()));
  }

  /// @param pdf whose name stands in for a title that cannot be told
  Reference reference(Path pdf) {
    WorkBuilder builder =
        new WorkBuilder(LibraryLiterature.NAME)
            .type(EntryType.MISC)
            .title(title().orElseGet(() -> name(pdf)))
            .doi(doi());
    Matcher arxiv = ARXIV.matcher(text);
    if (arxiv.find()) {
      builder.arxivId(arxiv.group(1)).year(arxiv.group(3) == null ? "" : arxiv.group(3));
    }
    return builder.reference().orElseGet(() -> untitled(pdf));
  }

  /// Whether the page itself tells a title.
  Optional<String> title() {
    return document.title().map(String::strip).filter(title -> title.length() > 3);
  }

  private String doi() {
    Matcher doi = DOI.matcher(text);
    return doi.find() ? doi.group(1) : "";
  }

  private static String name(Path pdf) {
    return pdf.getFileName().toString().replaceFirst("(?i)\\.pdf$", "").replace('_', ' ');
  }

  private static Reference untitled(Path pdf) {
    return new WorkBuilder(LibraryLiterature.NAME)
        .title("The file " + pdf.getFileName())
        .reference()
        .orElseThrow();
  }
}
