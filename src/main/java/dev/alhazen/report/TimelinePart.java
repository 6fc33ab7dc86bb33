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
    RecordedReplies outputs = new RecordedReplies(study.blobs());
    CostPart.journals(study)
        .forEach(
            (name, entries) -> {
              blocks.add(h3(name));
              blocks.add(
                  new Timeline("Effects of %s over time".formatted(name), bars(entries, outputs))
                      .html());
            });
    return Blocks.part("timeline", "Timeline", blocks);
  }

  private static List<Timeline.Bar> bars(List<Entry> entries, RecordedReplies outputs) {
    List<Timeline.Bar> bars = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.body() instanceof Event.Finished finished) {
        String end =
            outputs
                .value(finished.output())
                .flatMap(ProgramEnd::failure)
                .map("failed (%s)"::formatted)
                .orElse("done");
        bars.add(bar(entry, finished, finished.outcome() == Event.Outcome.DONE ? end : "failed"));
      }
    }
    return bars;
  }

  /// @param end `done`, or in a few words what went wrong
  private static Timeline.Bar bar(Entry entry, Event.Finished finished, String end) {
    String label =
        "%s (%s): %s, %s"
            .formatted(
                finished.step(),
                finished.kind(),
                end,
                Timeline.span(Duration.ofMillis(finished.millis())));
    return new Timeline.Bar(
        finished.step().stage(),
        label,
        entry.at().minusMillis(finished.millis()),
        entry.at(),
        end.equals("done") ? Blocks.Tone.PLAIN : Blocks.Tone.BAD);
  }
}
