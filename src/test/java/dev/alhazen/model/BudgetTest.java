package dev.alhazen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Money;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BudgetTest {
  @Test
  void countsReservationsUntilTheyAreSettled() {
    Budget budget = Budget.of(Money.of("1"), Money.ZERO);
    Budget.Reservation first = budget.reserve(Money.of("0.60"));
    assertThatThrownBy(() -> budget.reserve(Money.of("0.60")))
        .hasMessageContaining("$0.60 reserved by calls under way");
    first.settle(Money.of("0.10"));
    budget.reserve(Money.of("0.60"));
    assertThat(budget.spent()).isEqualTo(Money.of("0.10"));
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
    Budget idea = study.part(Money.of("5"), Money.ZERO);
    idea.reserve(Money.of("0.60")).settle(Money.of("0.60"));
    assertThat(study.spent()).isEqualTo(Money.of("0.60"));
    assertThatThrownBy(() -> idea.reserve(Money.of("0.50"))).hasMessageContaining("--budget and");
    assertThatThrownBy(() -> study.part(Money.of("0.10"), Money.ZERO).reserve(Money.of("0.20")))
        .hasMessageContaining("--budget-per-idea and");
    study.reserve(Money.of("0.40"));
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
