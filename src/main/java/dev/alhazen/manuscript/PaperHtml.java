package dev.alhazen.manuscript;

import dev.alhazen.base.Digest;
import dev.alhazen.journal.Blobs;
import java.util.Optional;
import java.util.Set;

/// A readable, self-contained web page of a paper, for machines without TeX.
public final class PaperHtml {
  private final Manuscript manuscript;
  private final Blobs blobs;

  private PaperHtml(Manuscript manuscript, Blobs blobs) {
    this.manuscript = manuscript;
    this.blobs = blobs;
  }

  /// One page with all figures inside; mathematics beyond plain numbers is shown as LaTeX source.
  public static String of(Manuscript manuscript, Blobs blobs) {
    return new PaperHtml(manuscript, blobs).page();
  }

  private String page() {
    String main = text(Assembly.MAIN);
    HtmlReferences references = new HtmlReferences(ReadingList.of(manuscript, blobs));
    HtmlProse prose = new HtmlProse(HtmlLabels.of(main), references, this::image);
    String record = between(main, "% section: record", "\\end{document}");
    String body = prose.blocks(between(main, "\\maketitle", "% section: references"));
    return LatexResource.read("paper.html")
        .replace("{{title}}", prose.inline(argument(main, "title")))
        .replace("{{byline}}", byline(prose, main))
        .replace("{{label}}", label(prose, main))
        .replace("{{disclosure}}", prose.inline(argument(main, "disclosure")))
        .replace("{{body}}", body + references.list() + prose.blocks(record));
  }

  private static String byline(HtmlProse prose, String main) {
    return "Alhazen, made by a machine (%s), %s"
        .formatted(
            prose.inline(argument(main, "papermodel")), prose.inline(argument(main, "paperdate")));
  }

  private String label(HtmlProse prose, String main) {
    String draft =
        manuscript.isDraft() ? "<p class=\"label\">Draft: the checks left findings</p>" : "";
    String words = argument(main, "rehearsal");
    return draft
        + (words.isEmpty() ? "" : "<p class=\"label\">%s</p>".formatted(prose.inline(words)));
  }

  private String image(String file) {
    return Optional.ofNullable(manuscript.sources().files().get(file))
        .flatMap(digest -> FigureImage.dataUri(file, blobs.bytes(digest)))
        .map(uri -> "<img alt=\"%s\" src=\"%s\">".formatted(HtmlMath.escape(file), uri))
        .orElse("<em>(%s cannot be shown here)</em>".formatted(HtmlMath.escape(file)));
  }

  private String text(String file) {
    Digest digest = manuscript.sources().files().get(file);
    return digest == null ? "" : blobs.text(digest);
  }

  private static String argument(String main, String command) {
    return Macro.in(main, Set.of(command)).stream().findFirst().flatMap(Macro::argument).orElse("");
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from);
    int end = text.indexOf(to, Math.max(0, start));
    return start < 0 ? "" : text.substring(start + from.length(), end < 0 ? text.length() : end);
  }
}
