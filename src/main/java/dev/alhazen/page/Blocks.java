package dev.alhazen.page;

import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.img;
import static j2html.TagCreator.join;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The small parts that pages are made of.
public final class Blocks {
  /// What a badge or a banner tells by its colour; the words say it as well.
  public enum Tone {
    GOOD,
    BAD,
    WARN,
    PLAIN;

    String style() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private Blocks() {}

  /// A part of the page with a heading that links can address.
  public static DomContent part(String id, String heading, List<DomContent> content) {
    return section(h2(heading), each(content, block -> block)).withId(id);
  }

  /// A framed box with a heading.
  public static DomContent card(String heading, List<DomContent> content) {
    return div(h3(heading), each(content, block -> block)).withClass("card");
  }

  public static DomContent badge(Tone tone, String text) {
    return span(text).withClass("badge " + tone.style());
  }

  /// A wide note that cannot be overlooked.
  public static DomContent banner(Tone tone, String text) {
    return p(text).withClass("banner " + tone.style()).attr("role", "note");
  }

  public static DomContent text(String paragraph) {
    return p(paragraph);
  }

  /// A list of points, or a dash where there are none.
  public static DomContent points(List<String> points) {
    return points.isEmpty() ? p("–").withClass("none") : ul(each(points, point -> li(point)));
  }

  /// Names with values.
  public static DomContent facts(SequencedMap<String, ? extends DomContent> facts) {
    return dl(each(facts.entrySet(), Blocks::fact));
  }

  private static DomContent fact(Map.Entry<String, ? extends DomContent> fact) {
    return join(dt(fact.getKey()), dd(fact.getValue()));
  }

  /// Text as it is, such as code or a log.
  public static DomContent verbatim(String text) {
    return pre(code(text)).attr("tabindex", "0");
  }

  /// Something that is shown on demand.
  public static DomContent folded(String heading, List<DomContent> content) {
    return details(summary(heading), each(content, block -> block));
  }

  /// A picture inside the page.
  ///
  /// @param mediaType such as `image/png`
  public static DomContent picture(byte[] content, String mediaType, String caption) {
    String data = Base64.getEncoder().encodeToString(content);
    return figure(
        img().withSrc("data:%s;base64,%s".formatted(mediaType, data)).withAlt(caption),
        figcaption(caption));
  }
}
