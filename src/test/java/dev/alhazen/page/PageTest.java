package dev.alhazen.page;

import static dev.alhazen.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String ATTACK = "<script>alert('x')</script> & \"quoted\"";

  @Test
  void escapesEverythingThatIsPutIntoIt() {
    Table table = new Table(ATTACK, List.of(Table.Column.words(ATTACK))).row(ATTACK);
    Instant start = Instant.parse("2026-11-24T10:00:00Z");
    Timeline timeline =
        new Timeline(
            ATTACK,
            List.of(
                new Timeline.Bar(ATTACK, ATTACK, start, start.plusSeconds(1), Blocks.Tone.BAD)));
    String html =
        Page.of(
                ATTACK,
                Blocks.part("part", ATTACK, List.of(Blocks.text(ATTACK), table.html())),
                Blocks.verbatim(ATTACK),
                Blocks.badge(Blocks.Tone.GOOD, ATTACK),
                Blocks.points(List.of(ATTACK)),
                Blocks.picture(new byte[] {1}, "image/png", ATTACK),
                timeline.html())
            .html();

    assertThat(html).doesNotContain("<script").contains("&lt;script&gt;");
    assertThat(html).doesNotContain("\"quoted\"\"");
  }

  @Test
  void refersToNothingOutsideItself() {
    String html = Page.of("A page", Blocks.text("Hello.")).html();

    assertThat(html).startsWith("<!DOCTYPE html>\n<html lang=\"en\">");
    assertThat(html).doesNotContain("http://").doesNotContain("https://").doesNotContain("url(");
  }

  @Test
  void drawsATableWhoseFirstColumnNamesTheRows() throws IOException {
    Table table =
        new Table("Losses", List.of(Table.Column.words("run"), Table.Column.numbers("loss")))
            .row("run_0", "0.51")
            .row("run_1", "0.47");

    assertGolden("page/table.html", table.html().render());
    assertThatThrownBy(() -> table.row("one")).hasMessage("1 cells for 2 columns");
  }

  @Test
  void drawsBarsInLanesOverTime() throws IOException {
    Instant start = Instant.parse("2026-11-24T10:00:00Z");
    Timeline timeline =
        new Timeline(
            "What happened",
            List.of(
                new Timeline.Bar(
                    "ideas", "ideas/1", start, start.plusSeconds(30), Blocks.Tone.PLAIN),
                new Timeline.Bar(
                    "review",
                    "review#1",
                    start.plusSeconds(30),
                    start.plusSeconds(60),
                    Blocks.Tone.BAD)));

    assertGolden("page/timeline.html", timeline.html().render());
    assertThat(new Timeline("None", List.of()).html().render())
        .isEqualTo("<p>Nothing has happened yet.</p>");
  }

  @Test
  void writesSpansOfTimeAsPeopleDo() {
    assertThat(Timeline.span(Duration.ofMillis(4_520))).isEqualTo("4.5 s");
    assertThat(Timeline.span(Duration.ofSeconds(123))).isEqualTo("2:03");
    assertThat(Timeline.span(Duration.ofSeconds(3_723))).isEqualTo("1:02:03");
  }
}
