package dev.alhazen.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Bars over time, one lane for each kind of work, as a drawing inside the page.
///
/// @param title says what the drawing shows
public record Timeline(String title, List<Bar> bars) {
  private static final int LANE = 22;
  private static final int LABELS = 150;
  private static final int WIDTH = 900;
  private static final int TICKS = 5;

  /// @param lane the row that it stands in
  /// @param label shown when the pointer rests on it
  public record Bar(String lane, String label, Instant from, Instant to, Blocks.Tone tone) {
    public Bar {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("a bar ends after it begins: " + label);
      }
    }
  }

  public Timeline {
    bars = List.copyOf(bars);
  }

  /// The drawing; without bars a sentence.
  public DomContent html() {
    if (bars.isEmpty()) {
      return Blocks.text("Nothing has happened yet.");
    }
    return div(drawing()).withClass("timeline");
  }

  private DomContent drawing() {
    Instant start = bars.stream().map(Bar::from).min(Comparator.naturalOrder()).orElseThrow();
    Instant end = bars.stream().map(Bar::to).max(Comparator.naturalOrder()).orElseThrow();
    double millis = Math.max(1, Duration.between(start, end).toMillis());
    List<String> lanes = bars.stream().map(Bar::lane).distinct().toList();
    int height = (lanes.size() + 1) * LANE + 6;
    return svg("svg")
        .attr("viewBox", "0 0 %d %d".formatted(WIDTH, height))
        .attr("role", "img")
        .attr("aria-label", title)
        .with(each(lanes, lane -> laneName(lane, lanes.indexOf(lane))))
        .with(each(ticks(), tick -> tick(tick, millis, lanes.size())))
        .with(each(bars, bar -> bar(bar, start, millis, lanes.indexOf(bar.lane()))));
  }

  private static List<Integer> ticks() {
    return java.util.stream.IntStream.rangeClosed(0, TICKS).boxed().toList();
  }

  private static DomContent laneName(String lane, int row) {
    return svg("text").attr("x", 0).attr("y", row * LANE + 15).withText(lane);
  }

  private static DomContent tick(int tick, double millis, int lanes) {
    double x = x(millis * tick / TICKS, millis);
    String anchor = tick == 0 ? "start" : tick == TICKS ? "end" : "middle";
    return svg("g")
        .with(
            svg("line")
                .attr("x1", number(x))
                .attr("x2", number(x))
                .attr("y1", 0)
                .attr("y2", lanes * LANE),
            svg("text")
                .attr("x", number(x))
                .attr("y", lanes * LANE + 17)
                .attr("text-anchor", anchor)
                .withText(span(Duration.ofMillis((long) (millis * tick / TICKS)))));
  }

  private static DomContent bar(Bar bar, Instant start, double millis, int row) {
    double left = x(Duration.between(start, bar.from()).toMillis(), millis);
    double right = x(Duration.between(start, bar.to()).toMillis(), millis);
    return svg("rect")
        .attr("class", bar.tone().style())
        .attr("x", number(left))
        .attr("y", row * LANE + 3)
        .attr("width", number(Math.max(1.5, right - left)))
        .attr("height", LANE - 6)
        .with(svg("title").withText(bar.label()));
  }

  private static double x(double at, double millis) {
    return LABELS + at / millis * (WIDTH - LABELS - 4);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /// `1:02:03`, `2:03` or `4.5 s`.
  public static String span(Duration duration) {
    if (duration.toSeconds() < 60) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    return duration.toHours() > 0
        ? "%d:%02d:%02d"
            .formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart())
        : "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
  }

  private static ContainerTag<?> svg(String name) {
    return tag(name);
  }
}
