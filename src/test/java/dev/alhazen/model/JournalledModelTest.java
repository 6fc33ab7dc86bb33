package dev.alhazen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.journal.Account;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.ChangedInputException;
import dev.alhazen.journal.Event;
import dev.alhazen.journal.Journal;
import dev.alhazen.journal.NotRecordedException;
import dev.alhazen.model.ModelException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recalling, retrying and recording together, as a study composes them.
class JournalledModelTest {
  private static final Price PRICE = Price.parse("1,2");
  private static final Retries TWICE =
      new Retries(
          2,
          Duration.ofSeconds(1),
          Duration.ofSeconds(4),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1));

  @TempDir Path folder;

  @Test
  void asksOnceAndThenAnswersFromTheJournal() {
    ScriptedModel provider = new ScriptedModel("openai/x").thenCosting("0.01", "hello");
    ModelReply first = ask(provider, Budget.unlimited());
    ModelReply second = ask(provider, Budget.unlimited());
    assertThat(second).isEqualTo(first);
    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  void replaysWithoutAProvider() {
    ask(new ScriptedModel("openai/x").thenCosting("0.01", "hello"), Budget.unlimited());
    Journal replay = Journal.replay(folder.resolve("journal.jsonl"), blobs());
    Model model = new ReplayedModel(replay, new ScriptedModel("openai/x"));
    assertThat(model.ask(request()).text()).isEqualTo("hello");
    assertThatThrownBy(() -> model.ask(request().withStep(Step.of("other"))))
        .isInstanceOf(NotRecordedException.class);
  }

  @Test
  void stopsWhereThePromptOrTheModelChanged() {
    ask(new ScriptedModel("openai/x").thenCosting("0.01", "hello"), Budget.unlimited());
    try (Journal journal = journal()) {
      Model same = new ReplayedModel(journal, new ScriptedModel("openai/x"));
      Model other = new ReplayedModel(journal, new ScriptedModel("openai/y"));
      assertThatThrownBy(() -> same.ask(request().withTemperature(0)))
          .isInstanceOf(ChangedInputException.class);
      assertThatThrownBy(() -> other.ask(request())).isInstanceOf(ChangedInputException.class);
    }
  }

  @Test
  void recordsEachAttemptWithItsFailureAndCost() {
    ScriptedModel provider =
        new ScriptedModel("openai/x")
            .thenFailing(new ModelException(Kind.OVERLOADED, "The server is overloaded."))
            .thenCosting("0.01", "hello");
    Budget budget = Budget.of(Money.of("1"), Money.ZERO);
    ask(provider, budget);
    List<Event.Finished> finished = finished();
    assertThat(finished)
        .extracting(Event.Finished::outcome)
        .containsExactly(Event.Outcome.FAILED, Event.Outcome.DONE);
    assertThat(finished.getFirst().output().inline())
        .contains(Json.tree(Map.of("kind", "OVERLOADED", "message", "The server is overloaded.")));
    assertThat(finished.getFirst().cost()).isEqualTo(Money.ZERO);
    assertThat(budget.spent()).isEqualTo(Money.of("0.01"));
    assertThat(finished.getLast().tokens().input()).isEqualTo(100);
  }

  @Test
  void countsACutConnectionAtItsFullReservation() {
    ScriptedModel provider =
        new ScriptedModel("openai/x")
            .thenFailing(new ModelException(Kind.UNREACHABLE, "cut"))
            .thenCosting("0.01", "hello");
    Budget budget = Budget.of(Money.of("1"), Money.ZERO);
    ask(provider, budget);
    Money reservation = started().getFirst().reservation();
    assertThat(reservation.exceeds(PRICE.worstCase(0, request()))).isTrue();
    assertThat(budget.spent()).isEqualTo(reservation.plus(Money.of("0.01")));
    assertThat(Account.of(Journal.read(folder.resolve("journal.jsonl"))).total())
        .isEqualTo(budget.spent());
  }

  @Test
  void countsACallThatWasNeverSentAtNothing() {
    ScriptedModel provider =
        new ScriptedModel("openai/x")
            .thenFailing(new ModelException(Kind.UNREACHABLE, "refused").withCost(Money.ZERO))
            .thenCosting("0.01", "hello");
    Budget budget = Budget.of(Money.of("1"), Money.ZERO);
    ask(provider, budget);
    assertThat(budget.spent()).isEqualTo(Money.of("0.01"));
  }

  @Test
  void makesNoCallThatTheBudgetDoesNotCover() {
    ScriptedModel provider = new ScriptedModel("openai/x");
    Budget budget = Budget.of(Money.of("0.012"), Money.of("0.01"));
    assertThatThrownBy(() -> ask(provider, budget))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OVER_BUDGET))
        .hasMessageContaining("budget of $0.0120")
        .hasMessageContaining("Raise --budget and resume");
    assertThat(provider.requests()).isEmpty();
    assertThat(started()).isEmpty();
  }

  @Test
  void leavesAnAttemptOpenAndReservedWhereTheProgramFails() {
    Budget budget = Budget.of(Money.of("1"), Money.ZERO);
    assertThatThrownBy(
            () ->
                ask(
                    new ScriptedModel("openai/x").thenFailing(new IllegalStateException("bug")),
                    budget))
        .isInstanceOf(IllegalStateException.class);
    assertThat(finished()).isEmpty();
    assertThat(budget.spent()).isEqualTo(started().getFirst().reservation());
  }

  @Test
  void asksForAShorterReplyWhereTheBudgetCoversNoLongerOne() {
    ScriptedModel provider = new ScriptedModel("openai/x").thenCosting("0.01", "hello");
    Budget budget = Budget.of(Money.of("0.011"), Money.ZERO);
    ask(provider, budget);
    assertThat(provider.lastRequest().maxOutputTokens()).isBetween(5_400, 5_500);
    assertThat(events(Event.Noted.class))
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.kind()).isEqualTo("lowered");
              assertThat(note.value().get("asked").asInt()).isEqualTo(8_192);
              assertThat(note.value().get("sent").asInt())
                  .isEqualTo(provider.lastRequest().maxOutputTokens());
              assertThat(note.value().get("by").asString()).isEqualTo("budget");
            });
    assertThat(ask(provider, budget).text()).isEqualTo("hello");
  }

  @Test
  void asksForNoReplyThatIsTooShortToBeOfUse() {
    Budget budget = Budget.of(Money.of("0.004"), Money.ZERO);
    assertThatThrownBy(() -> ask(new ScriptedModel("openai/x"), budget))
        .isInstanceOf(OverBudgetException.class);
  }

  @Test
  void asksForNoMoreThanTheModelGivesAndItsContextLeaves() {
    ScriptedModel provider = new ScriptedModel("openai/x").then("a").then("b");
    KnownModel brief =
        new KnownModel("openai/x", 100_000, 4_096, Optional.of(PRICE), java.util.Set.of());
    KnownModel narrow =
        new KnownModel("openai/x", 5_000, 100_000, Optional.of(PRICE), java.util.Set.of());
    try (Journal journal = journal()) {
      Budget budget = Budget.unlimited();
      new RecordedModel(journal, budget, brief, provider).ask(request());
      assertThat(provider.lastRequest().maxOutputTokens()).isEqualTo(4_096);
      new RecordedModel(journal, budget, narrow, provider).ask(request());
      assertThat(provider.lastRequest().maxOutputTokens()).isBetween(4_900, 4_990);
    }
  }

  @Test
  void saysHowLongAPromptIsThatDoesNotFit() {
    KnownModel narrow =
        new KnownModel("openai/x", 5_000, 100_000, Optional.of(PRICE), java.util.Set.of());
    ModelRequest huge =
        ModelRequest.of(Step.of("greet"), "test/greet", "", "one two three ".repeat(2_000));
    try (Journal journal = journal()) {
      Model model =
          new RecordedModel(journal, Budget.unlimited(), narrow, new ScriptedModel("openai/x"));
      assertThatThrownBy(() -> model.ask(huge))
          .hasMessageContaining("about 6,00")
          .hasMessageContaining("5,000 tokens");
    }
    assertThat(started()).isEmpty();
  }

  @Test
  void accountsForEachModelByItsName() {
    ask(
        new ScriptedModel("openai/x")
            .thenFailing(new ModelException(Kind.OVERLOADED, "busy"))
            .thenCosting("0.01", "hello"),
        Budget.unlimited());
    Account.Line line = Account.of(Journal.read(folder.resolve("journal.jsonl"))).model("openai/x");
    assertThat(line.calls()).isEqualTo(1);
    assertThat(line.attempts()).isEqualTo(2);
    assertThat(line.cost()).isEqualTo(Money.of("0.01"));
  }

  private ModelReply ask(Model provider, Budget budget) {
    try (Journal journal = journal()) {
      Model recorded = new RecordedModel(journal, budget, PRICE, provider);
      Model retried =
          new RetriedModel(
              TWICE, new Availability(() -> Instant.EPOCH), _ -> {}, _ -> {}, recorded);
      return new ReplayedModel(journal, retried).ask(request());
    }
  }

  private static ModelRequest request() {
    return ModelRequest.of(Step.of("greet"), "test/greet", "Be kind.", "Say hello.");
  }

  private Journal journal() {
    return Journal.open(
        folder.resolve("journal.jsonl"),
        blobs(),
        () -> Instant.EPOCH,
        Journal.OnChange.STOP,
        Json.tree(Map.of()));
  }

  private Blobs blobs() {
    return new Blobs(folder.resolve("blobs"));
  }

  private List<Event.Finished> finished() {
    return events(Event.Finished.class);
  }

  private List<Event.Started> started() {
    return events(Event.Started.class);
  }

  private <T extends Event> List<T> events(Class<T> type) {
    return Journal.read(folder.resolve("journal.jsonl")).stream()
        .filter(entry -> type.isInstance(entry.body()))
        .map(entry -> type.cast(entry.body()))
        .toList();
  }
}
