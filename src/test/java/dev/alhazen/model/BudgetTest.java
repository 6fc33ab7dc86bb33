package dev.alhazen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Money CENT = Money.of("0.01");

  @Test
  void aCallWaitsForWhatOthersReturn() throws Exception {
    Budget budget = Budget.of(Money.of("1"), Money.ZERO);
    Budget.Reservation first = budget.reserve(Money.of("0.60"));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Budget.Reservation> second = threads.submit(() -> budget.reserve(Money.of("0.60")));
      Thread.sleep(50);
      assertThat(second.isDone()).isFalse();
      first.settle(Money.of("0.10"));
      assertThat(second.get(5, TimeUnit.SECONDS).amount()).isEqualTo(Money.of("0.60"));
    }
    assertThat(budget.spent()).isEqualTo(Money.of("0.10"));
  }

  @Test
  void aCallThatNoReturnCanHelpIsRefusedAtOnce() {
    Budget budget = Budget.of(Money.of("1"), Money.of("0.50"));
    budget.reserve(Money.of("0.40"));
    assertThatThrownBy(() -> budget.reserve(Money.of("0.60")))
        .isInstanceOf(OverBudgetException.class)
        .hasMessageContaining("$0.40 reserved by calls under way");
  }

  @Test
  void isContentWithLessWhereLessIsStillOfUse() {
    Budget budget = Budget.of(Money.of("1"), Money.of("0.70"));
    assertThat(budget.reserve(Money.of("0.60"), Money.of("0.20")).amount())
        .isEqualTo(Money.of("0.30"));
  }

  @Test
  void settlesOnce() {
    Budget budget = Budget.of(Money.of("1"), Money.ZERO);
    Budget.Reservation reservation = budget.reserve(Money.of("0.60"));
    reservation.settle(Money.of("0.10"));
    reservation.settle(Money.of("0.60"));
    assertThat(budget.spent()).isEqualTo(Money.of("0.10"));
  }

  @Test
  void spendsAnIdeasPartFromTheWholeToo() {
    Budget study = Budget.of(Money.of("1"), Money.ZERO);
    Budget idea = study.part(Optional.of(Money.of("5")), Money.ZERO, Money.ZERO);
    idea.reserve(Money.of("0.60")).settle(Money.of("0.60"));
    assertThat(study.spent()).isEqualTo(Money.of("0.60"));
    assertThatThrownBy(() -> idea.reserve(Money.of("0.50"))).hasMessageContaining("--budget and");
    Budget small = study.part(Optional.of(Money.of("0.10")), Money.ZERO, Money.ZERO);
    assertThatThrownBy(() -> small.reserve(Money.of("0.20")))
        .hasMessageContaining("--budget-per-idea and");
    study.reserve(Money.of("0.40"));
  }

  @Test
  void anEnvelopeIsLeftUntouchedUntilItsOwnerCloses() {
    Budget study = Budget.of(Money.of("1"), Money.ZERO);
    Budget greedy = study.part(Optional.empty(), Money.of("0.50"), Money.ZERO);
    Budget modest = study.part(Optional.empty(), Money.of("0.50"), Money.ZERO);
    greedy.reserve(Money.of("0.50")).settle(Money.of("0.50"));
    assertThatThrownBy(() -> greedy.reserve(CENT))
        .isInstanceOf(OverBudgetException.class)
        .hasMessageContaining("$0.50 kept for other ideas");
    modest.reserve(Money.of("0.20")).settle(Money.of("0.10"));
    modest.close();
    greedy.reserve(Money.of("0.40")).settle(Money.of("0.40"));
    assertThat(study.spent()).isEqualTo(Money.of("1"));
  }

  @Test
  void whateverPartsDoInParallelNoLimitIsPassedAndNobodyHangs() throws Exception {
    long seed = 7;
    for (int round = 0; round < 20; round++) {
      Random random = new Random(seed + round);
      Money limit = cents(100 + random.nextInt(400));
      Budget study = Budget.of(limit, Money.ZERO);
      List<Budget> ideas = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        ideas.add(study.part(Optional.of(cents(150)), cents(limit, 4), Money.ZERO));
      }
      List<Future<?>> calls = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Budget idea : ideas) {
          for (int call = 0; call < 60; call++) {
            int wanted = 1 + random.nextInt(40);
            int least = 1 + random.nextInt(wanted);
            int used = random.nextInt(least + 1);
            calls.add(threads.submit(() -> spend(idea, wanted, least, used)));
          }
        }
        for (Future<?> call : calls) {
          call.get(20, TimeUnit.SECONDS);
        }
      }
      assertThat(study.spent().exceeds(limit)).describedAs("seed " + (seed + round)).isFalse();
      assertThat(ideas).noneMatch(idea -> idea.spent().exceeds(cents(150)));
      Money parts = ideas.stream().map(Budget::spent).reduce(Money.ZERO, Money::plus);
      assertThat(parts).isEqualTo(study.spent());
    }
  }

  private static void spend(Budget budget, int wanted, int least, int used) {
    try {
      Budget.Reservation reservation = budget.reserve(cents(wanted), cents(least));
      Thread.yield();
      reservation.settle(cents(used));
    } catch (OverBudgetException expected) {
      assertThat(expected.amount()).isNotNull();
    }
  }

  private static Money cents(int cents) {
    return CENT.times(cents);
  }

  private static Money cents(Money whole, int parts) {
    return new Money(whole.usd().divide(BigDecimal.valueOf(parts), 4, RoundingMode.DOWN));
  }

  @Test
  void letsFreeCallsPassWhateverWasSpent() {
    Budget budget = Budget.of(Money.of("1"), Money.of("2"));
    assertThat(budget.reserve(Money.ZERO).amount()).isEqualTo(Money.ZERO);
  }

  @Test
  void holdsItsLimitAmongManyThreads() {
    Budget budget = Budget.of(Money.of("1"), Money.ZERO);
    AtomicInteger granted = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 500; i++) {
        threads.execute(
            () -> {
              try {
                budget.reserve(Money.of("0.01")).settle(Money.of("0.01"));
                granted.incrementAndGet();
              } catch (ModelException expected) {
                assertThat(expected.kind()).isEqualTo(ModelException.Kind.OVER_BUDGET);
              }
            });
      }
    }
    assertThat(granted).hasValue(100);
    assertThat(budget.spent()).isEqualTo(Money.of("1"));
  }
}
