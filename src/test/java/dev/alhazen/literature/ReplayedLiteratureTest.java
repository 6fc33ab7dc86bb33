package dev.alhazen.literature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.ChangedInputException;
import dev.alhazen.journal.Journal;
import dev.alhazen.literature.library.LibraryLiterature;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayedLiteratureTest extends LiteratureContractTest {
  private static final Step STEP = Step.of("novelty/x/query#1/library");

  @TempDir Path folder;

  @Override
  protected Literature literature() {
    return new ReplayedLiterature(journal(), library());
  }

  @Override
  protected String fruitfulQuery() {
    return "denoising diffusion";
  }

  @Test
  void aSearchThatTheJournalKnowsIsNotMadeAgain() {
    Findings first = new ReplayedLiterature(journal(), library()).search(STEP, "graphs", 3);
    assertThat(first).isInstanceOf(Findings.Found.class);
    Literature again = new ReplayedLiterature(replay(), new Broken());
    assertThat(again.search(STEP, "graphs", 3)).isEqualTo(first);
  }

  @Test
  void answersOfOldJournalsHaveNoDateAndNewOnesKeepTheirs() {
    String old = "{\"type\":\"found\",\"works\":[]}";
    Findings read = Json.to(Json.parse(old, "journal"), Findings.class);
    assertThat(read).isEqualTo(new Findings.Found(List.of()));
    assertThat(Json.line(read)).isEqualTo(old);
    Findings kept = new Findings.Found(List.of(), Optional.of(Instant.EPOCH));
    assertThat(Json.to(Json.tree(kept), Findings.class)).isEqualTo(kept);
  }

  @Test
  void silenceIsRememberedAsSilence() {
    Literature empty = new LibraryLiterature(List.of());
    Findings silent = new ReplayedLiterature(journal(), empty).search(STEP, "graphs", 3);
    assertThat(new ReplayedLiterature(replay(), library()).search(STEP, "graphs", 3))
        .isEqualTo(silent)
        .isInstanceOf(Findings.Silent.class);
  }

  @Test
  void anotherQueryUnderAKnownStepIsRefused() {
    Journal journal = journal();
    new ReplayedLiterature(journal, library()).search(STEP, "graphs", 3);
    assertThatThrownBy(() -> new ReplayedLiterature(journal, library()).search(STEP, "trees", 3))
        .isInstanceOf(ChangedInputException.class);
  }

  @Test
  void aFailedSearchIsNoAnswer() {
    Journal journal = journal();
    assertThatThrownBy(
            () -> new ReplayedLiterature(journal, new Broken()).search(STEP, "graphs", 3))
        .isInstanceOf(UnavailableException.class);
    assertThat(new ReplayedLiterature(journal, library()).search(STEP, "graphs", 3))
        .isInstanceOf(Findings.Found.class);
  }

  private Journal journal() {
    return Journal.open(
        folder.resolve("journal.jsonl"),
        new Blobs(folder.resolve("blobs")),
        () -> Instant.EPOCH,
        Journal.OnChange.STOP,
        Json.tree(Map.of()));
  }

  private Journal replay() {
    return Journal.replay(folder.resolve("journal.jsonl"), new Blobs(folder.resolve("blobs")));
  }

  private static Literature library() {
    try {
      return new LibraryLiterature(
          List.of(Path.of(ReplayedLiteratureTest.class.getResource("diffusion.bib").toURI())));
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /// A source whose machine is down.
  private static final class Broken implements Literature {
    @Override
    public String name() {
      return "library";
    }

    @Override
    public Findings search(Step step, String query, int limit) {
      throw new UnavailableException("The source is down.");
    }
  }
}
