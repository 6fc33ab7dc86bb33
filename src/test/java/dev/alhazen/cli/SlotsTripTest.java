package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Texts;
import dev.alhazen.journal.Entry;
import dev.alhazen.journal.Event;
import dev.alhazen.journal.Journal;
import dev.alhazen.study.InvestigationFolder;
import dev.alhazen.study.StudyFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several ideas at once on one machine.
class SlotsTripTest {
  @TempDir private Path folder;

  /// When a process of an experiment ran.
  private record Span(Instant from, Instant to) {
    boolean overlaps(Span other) {
      return from.isBefore(other.to) && other.from.isBefore(to);
    }
  }

  @Test
  void twoIdeasRunSideBySide() throws Exception {
    List<List<Span>> spans = study("2");
    assertThat(overlaps(spans.get(0), spans.get(1))).isPositive();
  }

  @Test
  void oneSlotIsUsedByOneRunAtATimeWhicheverIdeaItBelongsTo() throws Exception {
    List<List<Span>> spans = study("1");
    assertThat(overlaps(spans.get(0), spans.get(1))).isZero();
  }

  private List<List<Span>> study(String parallel) throws Exception {
    Shell shell = new Shell(folder);
    Path coin = TinyTemplate.write(folder.resolve("coin"));
    Path experiment = coin.resolve("experiment.py");
    Files.writeString(experiment, "import time\ntime.sleep(0.6)\n" + Texts.read(experiment));
    int code =
        shell.run(
            List.of(
                    "experiment",
                    "coin",
                    "--model=rehearsal",
                    "--ideas=2",
                    "--runs=1",
                    "--skip-novelty",
                    "--parallel=" + parallel)
                .toArray(String[]::new));
    assertThat(code).as(shell.out() + shell.err()).isZero();
    try (Stream<Path> found = Files.walk(folder.resolve("studies"))) {
      Path asked = found.filter(path -> path.endsWith("study.json")).findFirst().orElseThrow();
      return new StudyFolder(Objects.requireNonNull(asked.getParent()))
          .investigations().stream().map(InvestigationFolder::journal).map(this::runs).toList();
    }
  }

  private List<Span> runs(Path journal) {
    return Journal.read(journal).stream()
        .filter(entry -> entry.body() instanceof Event.Finished done && done.kind().equals("run"))
        .map(SlotsTripTest::span)
        .toList();
  }

  private static Span span(Entry entry) {
    Event.Finished finished = (Event.Finished) entry.body();
    return new Span(entry.at().minusMillis(Math.min(500, finished.millis())), entry.at());
  }

  private static long overlaps(List<Span> one, List<Span> two) {
    assertThat(one).isNotEmpty();
    assertThat(two).isNotEmpty();
    return one.stream().filter(span -> two.stream().anyMatch(span::overlaps)).count();
  }
}
