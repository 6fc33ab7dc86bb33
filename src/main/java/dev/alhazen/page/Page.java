package dev.alhazen.page;

import static j2html.TagCreator.body;
import static j2html.TagCreator.head;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;

import dev.alhazen.base.DefectException;
import j2html.TagCreator;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A whole HTML page: self-contained, without scripts, readable in light and dark and on paper. All
/// text that is put into it is escaped; the same content always gives the same page.
///
/// @param title for the browser's tab
/// @param content what stands in the page, from top to bottom
public record Page(String title, List<DomContent> content) {
  private static final String STYLE = resource("page.css");

  public Page {
    content = List.copyOf(content);
  }

  public static Page of(String title, DomContent... content) {
    return new Page(title, List.of(content));
  }

  /// The page as HTML.
  public String html() {
    return "<!DOCTYPE html>\n"
        + TagCreator.html(
                head(
                    meta().withCharset("utf-8"),
                    meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                    meta()
                        .attr("http-equiv", "Content-Security-Policy")
                        .withContent(
                            "default-src 'none'; img-src data:; style-src 'unsafe-inline'"),
                    TagCreator.title(title),
                    style(rawHtml(STYLE))),
                body(main(content.toArray(DomContent[]::new))))
            .withLang("en")
            .render()
        + "\n";
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new DefectException("%s is missing from the program.".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new DefectException("%s cannot be read: %s.".formatted(name, e));
    }
  }
}
