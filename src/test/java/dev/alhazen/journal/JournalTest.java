package dev.alhazen.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.Seeded;
import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import dev.alhazen.base.UnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class JournalTest {
  private static final Effect ASK = Effect.of(Step.of("ideas/1"), "model", Map.of("q", "why"));
  private static final JsonNode ANSWER = Json.tree(Map.of("text", "because"));

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("journal.jsonl");
  }

  @Test
  void whatIsFinishedIsNeverAskedAgain() {
    try (Journal journal = open()) {
      assertThat(journal.recall(ASK)).isEmpty();
      journal
          .start(ASK, Money.of("0.2"), Optional.empty())
          .done(ANSWER, Money.of("0.1"), Tokens.NONE);
    }
    try (Journal journal = open()) {
      assertThat(journal.recall(ASK)).contains(ANSWER);
    }
  }

  @Test
  void aFailedAttemptIsRecordedAndGivesNoResult() {
    try (Journal journal = open()) {
      journal.start(ASK, Money.ZERO, Optional.empty()).failed(ANSWER, Money.of("0.3"), Tokens.NONE);
      assertThat(journal.recall(ASK)).isEmpty();
      assertThat(journal.start(ASK, Money.ZERO, Optional.empty()).number()).isEqualTo(2);
      assertThat(Account.of(journal.entries()).total()).isEqualTo(Money.of("0.3"));
    }
  }

  @Test
  void anOpenAttemptCountsAtItsFullReservation() {
    try (Journal journal = open()) {
      journal.start(ASK, Money.of("0.25"), Optional.empty());
    }
    Account account = Account.of(Journal.read(file));
    assertThat(account.total()).isEqualTo(Money.of("0.25"));
    assertThat(account.possiblyPaid())
        .singleElement()
        .extracting(s -> s.step().path())
        .isEqualTo("ideas/1");
  }

  @Test
  void anotherInputAtTheSameStepStopsAndNamesTheCost() {
    try (Journal journal = open()) {
      journal.start(ASK, Money.ZERO, Optional.empty()).done(ANSWER, Money.of("0.42"), Tokens.NONE);
      Effect changed = Effect.of(ASK.step(), "model", Map.of("q", "how"));
      assertThatThrownBy(() -> journal.recall(changed))
          .isInstanceOf(ChangedInputException.class)
          .hasMessageContaining("ideas/1")
          .hasMessageContaining("$0.42")
          .hasMessageContaining("--accept-changes");
    }
  }

  @Test
  void acceptedChangesAreMadeAgainAndBothResultsStay() {
    Effect changed = Effect.of(ASK.step(), "model", Map.of("q", "how"));
    try (Journal journal = open(Journal.OnChange.REPEAT)) {
      journal.start(ASK, Money.ZERO, Optional.empty()).done(ANSWER, Money.ZERO, Tokens.NONE);
      assertThat(journal.recall(changed)).isEmpty();
      journal
          .start(changed, Money.ZERO, Optional.empty())
          .done(Json.tree("so"), Money.ZERO, Tokens.NONE);
    }
    Journal replay = Journal.replay(file, blobs());
    assertThat(replay.recall(changed)).contains(Json.tree("so"));
    assertThat(replay.recall(ASK)).contains(ANSWER);
  }

  @Test
  void aDecisionIsMadeOnce() {
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      try (Journal journal = open()) {
        JsonNode chosen =
            journal.decide(
                Step.of("slot"),
                () -> {
                  calls.add("made");
                  return Json.tree(7);
                });
        assertThat(chosen).isEqualTo(Json.tree(7));
      }
    }
    assertThat(calls).hasSize(1);
  }

  @Test
  void aReplayKnowsOnlyWhatIsRecordedAndWritesNothing() throws Exception {
    try (Journal journal = open()) {
      journal.start(ASK, Money.ZERO, Optional.empty()).done(ANSWER, Money.ZERO, Tokens.NONE);
    }
    byte[] before = Files.readAllBytes(file);
    Journal replay = Journal.replay(file, blobs());
    Effect unknown = Effect.of(Step.of("ideas/2"), "model", Map.of());
    assertThat(replay.recall(ASK)).contains(ANSWER);
    assertThatThrownBy(() -> replay.recall(unknown))
        .isInstanceOf(NotRecordedException.class)
        .hasMessageContaining("ideas/2");
    replay.note(Step.of("ideas"), "progress", Json.tree("x"));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aTornTailIsDroppedWhereverItWasTorn() throws Exception {
    try (Journal journal = open()) {
      journal.start(ASK, Money.ZERO, Optional.empty()).done(ANSWER, Money.ZERO, Tokens.NONE);
      journal.note(Step.of("ideas"), "last", Json.tree("line"));
    }
    byte[] whole = Files.readAllBytes(file);
    int lastLine =
        new String(whole, java.nio.charset.StandardCharsets.UTF_8)
                .lastIndexOf("\n", whole.length - 2)
            + 1;
    for (int cut = lastLine; cut < whole.length; cut++) {
      Files.write(file, java.util.Arrays.copyOf(whole, cut));
      try (Journal journal = open()) {
        assertThat(journal.recall(ASK)).contains(ANSWER);
        assertThat(journal.entries()).hasSize(3);
        journal.note(Step.of("ideas"), "again", Json.tree("line"));
      }
      assertThat(Journal.read(file)).hasSize(4);
    }
  }

  @Test
  void anyOtherDamageIsAnErrorThatNamesTheLine() {
    try (Journal journal = open()) {
      for (int i = 1; i <= 5; i++) {
        Effect effect = Effect.of(Step.of("s/" + i), "model", Map.of("i", i));
        journal.start(effect, Money.ZERO, Optional.empty()).done(ANSWER, Money.ZERO, Tokens.NONE);
      }
    }
    String whole = read(file);
    int lines = (int) whole.lines().count();
    Seeded.check(
        60,
        random -> {
          char[] changed = whole.toCharArray();
          int lastLine = whole.lastIndexOf('\n', whole.length() - 2);
          int at = random.nextInt(lastLine);
          changed[at] = changed[at] == 'z' ? 'y' : 'z';
          write(file, new String(changed));
          int line = (int) whole.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
          assertThatThrownBy(() -> Journal.read(file))
              .isInstanceOf(MalformedException.class)
              .satisfies(
                  e ->
                      assertThat(e.getMessage())
                          .containsAnyOf(
                              "line %d ".formatted(line),
                              "line %d ".formatted(Math.min(line + 1, lines))));
        });
  }

  @Test
  void largeOutputsGoToABlobAndComeBack() {
    JsonNode large = Json.tree(Map.of("text", "x".repeat(10_000)));
    try (Journal journal = open()) {
      journal.start(ASK, Money.ZERO, Optional.empty()).done(large, Money.ZERO, Tokens.NONE);
    }
    assertThat(read(file)).hasSizeLessThan(2_000);
    assertThat(Journal.replay(file, blobs()).recall(ASK)).contains(large);
  }

  @Test
  void aClosedGateLetsNoNewEffectStart() {
    try (Journal journal = open()) {
      Journal.Attempt underway = journal.start(ASK, Money.ZERO, Optional.empty());
      journal.closeGate();
      underway.done(ANSWER, Money.ZERO, Tokens.NONE);
      assertThat(journal.recall(ASK)).contains(ANSWER);
      Effect next = Effect.of(Step.of("ideas/2"), "model", Map.of());
      assertThatThrownBy(() -> journal.start(next, Money.ZERO, Optional.empty()))
          .isInstanceOf(StoppedException.class);
    }
  }

  @Test
  void aRetractedResultIsMadeAgainButAReplayStillKnowsIt() {
    try (Journal journal = open()) {
      journal.start(ASK, Money.ZERO, Optional.empty()).done(ANSWER, Money.ZERO, Tokens.NONE);
      journal.retract(ASK.step(), "not to be read");
      assertThat(Journal.replay(file, blobs()).recall(ASK)).contains(ANSWER);
    }
    try (Journal journal = open()) {
      assertThat(journal.recall(ASK)).isEmpty();
      journal
          .start(ASK, Money.ZERO, Optional.empty())
          .done(Json.tree("better"), Money.ZERO, Tokens.NONE);
      assertThat(journal.recall(ASK)).contains(Json.tree("better"));
    }
  }

  @Test
  void aStudyIsWrittenByOneProcessAtATime() {
    try (StudyLock _ = StudyLock.take(folder)) {
      assertThatThrownBy(() -> StudyLock.take(folder))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("another alhazen");
    }
    StudyLock.take(folder).close();
  }

  @Test
  void parallelWritersKeepTheChainWhole() throws Exception {
    try (Journal journal = open();
        var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        Effect effect = Effect.of(Step.of("s/" + i), "model", Map.of("i", i));
        threads.execute(
            () ->
                journal
                    .start(effect, Money.ZERO, Optional.empty())
                    .done(ANSWER, Money.of("0.01"), Tokens.NONE));
      }
    }
    assertThat(Account.of(Journal.read(file)).total()).isEqualTo(Money.of("0.4"));
  }

  private Journal open() {
    return open(Journal.OnChange.STOP);
  }

  private Journal open(Journal.OnChange onChange) {
    return Journal.open(
        file, blobs(), () -> Instant.EPOCH, onChange, Json.tree(Map.of("study", "s")));
  }

  private Blobs blobs() {
    return new Blobs(folder.resolve("blobs"));
  }

  private static String read(Path file) {
    return dev.alhazen.base.Texts.read(file);
  }

  private static void write(Path file, String text) {
    dev.alhazen.base.AtomicFiles.write(file, text);
  }
}
