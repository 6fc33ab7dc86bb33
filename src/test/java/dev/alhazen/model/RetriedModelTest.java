package dev.alhazen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.model.ModelException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetriedModelTest {
  private final List<Duration> waits = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final ScriptedModel provider = new ScriptedModel("openai/x");
  private final ManualClock clock = new ManualClock();
  private final Availability availability = new Availability(clock);

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"RATE_LIMITED", "OVERLOADED", "UNREACHABLE", "UNREADABLE"})
  void asksAgainWhereTheFailureMayPass(Kind kind) {
    provider.thenFailing(new ModelException(kind, "later")).then("hello");
    assertThat(ask(Retries.usual()).text()).isEqualTo("hello");
    assertThat(waits).hasSize(1);
    assertThat(heard).containsExactly("greet attempt 1: later");
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"REFUSED", "NO_SUCH_MODEL", "BAD_REQUEST", "NOT_TO_SCHEMA", "OVER_BUDGET"})
  void doesNotAskAgainWhereItCannotPass(Kind kind) {
    provider.thenFailing(new ModelException(kind, "never"));
    assertThatThrownBy(() -> ask(Retries.usual())).hasMessage("never");
    assertThat(waits).isEmpty();
  }

  @Test
  void waitsLongerEachTimeAndGivesUpWithTheLastFailure() {
    for (int i = 1; i <= 5; i++) {
      provider.thenFailing(new ModelException(Kind.UNREADABLE, "failure " + i));
    }
    assertThatThrownBy(() -> ask(Retries.usual())).hasMessage("failure 5");
    assertThat(waits).hasSize(4);
    long[] expected = {2_000, 6_000, 18_000, 54_000};
    for (int i = 0; i < 4; i++) {
      assertThat((double) waits.get(i).toMillis()).isBetween(0.7 * expected[i], 1.3 * expected[i]);
    }
  }

  @Test
  void waitsOutAnOutageThatCostsNothing() {
    for (int i = 1; i <= 20; i++) {
      provider.thenFailing(new ModelException(Kind.OVERLOADED, "busy"));
    }
    provider.then("hello");
    assertThat(ask(Retries.usual()).text()).isEqualTo("hello");
    assertThat(waits).hasSize(20).allMatch(wait -> wait.compareTo(Duration.ofSeconds(80)) < 0);
  }

  @Test
  void losesPatienceWithAnOutageAfterHalfAnHour() {
    for (int i = 1; i <= 100; i++) {
      provider.thenFailing(new ModelException(Kind.OVERLOADED, "busy"));
    }
    assertThatThrownBy(() -> ask(Retries.usual())).hasMessage("busy");
    Duration all = waits.stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(all).isBetween(Duration.ofMinutes(28), Duration.ofMinutes(30));
  }

  @Test
  void givesUpSoonOnAServerThatWasNeverReached() {
    for (int i = 1; i <= 20; i++) {
      provider.thenFailing(unreached());
    }
    assertThatThrownBy(() -> ask(Retries.usual())).hasMessage("refused");
    assertThat(clock.instant()).isBefore(Instant.EPOCH.plusSeconds(30));
    assertThat(provider.requests()).hasSizeBetween(3, 5);
  }

  @Test
  void isPatientWithAServerThatHasAnsweredBefore() {
    provider.then("hello");
    ask(Retries.usual());
    for (int i = 1; i <= 10; i++) {
      provider.thenFailing(unreached());
    }
    provider.then("hello again");
    assertThat(ask(Retries.usual()).text()).isEqualTo("hello again");
  }

  @Test
  void onePatienceIsEnoughForAllCalls() {
    for (int i = 1; i <= 200; i++) {
      provider.thenFailing(new ModelException(Kind.OVERLOADED, "busy"));
    }
    assertThatThrownBy(() -> ask(Retries.usual())).hasMessage("busy");
    int first = waits.size();
    assertThatThrownBy(() -> ask(Retries.usual())).hasMessage("busy");
    assertThat(waits).hasSize(first);
  }

  private static ModelException unreached() {
    return new ModelException(Kind.UNREACHABLE, "refused").withCost(Money.ZERO);
  }

  @Test
  void waitsAsLongAsTheProviderAsks() {
    provider.thenFailing(limited(Duration.ofSeconds(47))).then("hello");
    ask(Retries.usual());
    assertThat(waits).containsExactly(Duration.ofSeconds(47));
  }

  @Test
  void doesNotWaitLongerThanItsPatience() {
    provider.thenFailing(limited(Duration.ofHours(2)));
    assertThatThrownBy(() -> ask(Retries.usual())).hasMessage("slow down");
    assertThat(waits).isEmpty();
  }

  @Test
  void addsUpItsWaits() {
    provider
        .thenFailing(limited(Duration.ofMinutes(18)))
        .thenFailing(limited(Duration.ofMinutes(18)));
    assertThatThrownBy(() -> ask(Retries.usual())).hasMessage("slow down");
    assertThat(waits).containsExactly(Duration.ofMinutes(18));
  }

  @Test
  void stopsWaitingWhenInterrupted() {
    provider.thenFailing(new ModelException(Kind.OVERLOADED, "later"));
    Model model =
        new RetriedModel(
            Retries.usual(),
            new Availability(clock),
            _ -> {
              throw new InterruptedException();
            },
            _ -> {},
            provider);
    assertThatThrownBy(() -> model.ask(request())).hasMessage("later");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static ModelException limited(Duration wait) {
    return new ModelException(Kind.RATE_LIMITED, "slow down", Optional.of(wait));
  }

  private void sleep(Duration wait) {
    waits.add(wait);
    clock.advance(wait);
  }

  private ModelReply ask(Retries retries) {
    return new RetriedModel(
            retries,
            availability,
            this::sleep,
            wait ->
                heard.add(
                    "%s attempt %d: %s"
                        .formatted(wait.step(), wait.attempt(), wait.reason().explanation())),
            provider)
        .ask(request());
  }

  private static ModelRequest request() {
    return ModelRequest.of(Step.of("greet"), "test/greet", "Be kind.", "Say hello.");
  }
}
