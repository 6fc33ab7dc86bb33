package dev.alhazen.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.idea.Idea;
import dev.alhazen.idea.Verdict;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.Budget;
import dev.alhazen.model.OverBudgetException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ideas that share a budget.
class RoundsTest {
  private static final Ending DONE = Ending.of(Ending.Status.FINISHED, "Done.");

  @TempDir Path folder;
  private final Dollars purse = new Dollars();

  @Test
  void whatOneIdeaLeavesLetsAnotherFinish() {
    purse.left = Money.of("3");
    SequencedMap<String, Ending> endings = run(costing(Map.of("a", 2, "b", 1)));
    assertThat(endings.keySet()).containsExactly("a", "b");
    assertThat(purse.divisions).containsExactly(List.of("a", "b"), List.of("a"));
  }

  @Test
  void whereNoneFinishesOneFewerShares() {
    purse.left = Money.of("3");
    assertThatThrownBy(() -> run(costing(Map.of("a", 3, "b", 2))))
        .isInstanceOf(OverBudgetException.class);
    assertThat(purse.divisions).containsExactly(List.of("a", "b"), List.of("a"));
    assertThat(purse.left).isEqualTo(Money.ZERO);
  }

  @Test
  void anIdeasOwnLimitIsNoReasonToBeginAgain() {
    purse.left = Money.of("100");
    assertThatThrownBy(
            () ->
                run(
                    candidate -> {
                      if (candidate.idea().name().equals("a")) {
                        Budget.unlimited()
                            .part(Optional.of(Money.ZERO), Money.ZERO, Money.ZERO)
                            .reserve(Money.of("1"));
                      }
                      return DONE;
                    }))
        .hasMessageContaining("--budget-per-idea");
    assertThat(purse.divisions).hasSize(1);
  }

  @Test
  void anythingElseStopsAfterAllHaveRun() {
    purse.left = Money.of("100");
    List<String> ran = new ArrayList<>();
    assertThatThrownBy(
            () ->
                run(
                    candidate -> {
                      ran.add(candidate.idea().name());
                      throw new UnavailableException("gone: " + candidate.idea().name());
                    }))
        .hasMessage("gone: a");
    assertThat(ran).containsExactly("a", "b");
  }

  /// Each idea needs so many dollars; what its share does not cover ends it.
  private Function<Candidate, Ending> costing(Map<String, Integer> dollars) {
    return candidate -> {
      String name = candidate.idea().name();
      purse.spend(name, Money.of("" + dollars.get(name)));
      return DONE;
    };
  }

  private SequencedMap<String, Ending> run(Function<Candidate, Ending> investigate) {
    try (Journal journal =
        Journal.open(
            folder.resolve("journal.jsonl"),
            new Blobs(folder.resolve("blobs")),
            () -> Instant.EPOCH,
            Journal.OnChange.STOP,
            Json.tree(Map.of()))) {
      return new Rounds(purse, journal, 1)
          .run(Stream.of("a", "b").map(RoundsTest::candidate).toList(), investigate);
    }
  }

  private static Candidate candidate(String name) {
    return new Candidate(
        new Idea(name, name, "Try it.", 5, 5, 5),
        new Verdict(Verdict.Status.UNCHECKED, "Not asked.", List.of(), List.of()));
  }

  /// Shares evenly; nothing of an unfinished idea's share is lent meanwhile.
  private static final class Dollars implements Workbench.Purse {
    private final List<List<String>> divisions = new ArrayList<>();
    private final Map<String, Money> spent = new ConcurrentHashMap<>();
    private Money left = Money.ZERO;
    private Money share = Money.ZERO;

    void spend(String idea, Money needed) {
      Money missing = needed.minus(spent.getOrDefault(idea, Money.ZERO));
      Money paid = missing.exceeds(share) ? share : missing;
      spent.merge(idea, paid, Money::plus);
      left = left.minus(paid);
      if (missing.exceeds(paid)) {
        Budget.of(Money.ZERO, Money.ZERO).reserve(Money.of("1"));
      }
    }

    @Override
    public void divide(Journal study, List<String> ideas) {
      divisions.add(ideas);
      share =
          new Money(
              left.usd()
                  .divide(
                      java.math.BigDecimal.valueOf(ideas.size()), 2, java.math.RoundingMode.DOWN));
    }

    @Override
    public void giveBack(String idea) {}
  }
}
