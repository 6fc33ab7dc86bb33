package dev.alhazen.report;

import static j2html.TagCreator.h3;

import dev.alhazen.journal.Entry;
import dev.alhazen.journal.Event;
import dev.alhazen.page.Blocks;
import dev.alhazen.page.Timeline;
import j2html.tags.DomContent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// When each effect ran, drawn from the journals.
final class TimelinePart {
  private TimelinePart() {}

  static DomContent of(StudyFiles study) {
    List<DomContent> blocks = new ArrayList<>();
    CostPart.journals(study)
        .forEach(
            (name, entries) -> {
              blocks.add(h3(name));
              blocks.add(
                  new Timeline("Effects of %s over time".formatted(name), bars(entries)).html());
            });
    return Blocks.part("timeline", "Timeline", blocks);
  }

  private static List<Timeline.Bar> bars(List<Entry> entries) {
    List<Timeline.Bar> bars = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.body() instanceof Event.Finished finished) {
        bars.add(bar(entry, finished));
      }
    }
    return bars;
  }

  private static Timeline.Bar bar(Entry entry, Event.Finished finished) {
    boolean done = finished.outcome() == Event.Outcome.DONE;
    String label =
        "%s (%s): %s, %s"
            .formatted(
                finished.step(),
                finished.kind(),
                done ? "done" : "failed",
                Timeline.span(Duration.ofMillis(finished.millis())));
    return new Timeline.Bar(
        finished.step().stage(),
        label,
        entry.at().minusMillis(finished.millis()),
        entry.at(),
        done ? Blocks.Tone.PLAIN : Blocks.Tone.BAD);
  }
}
