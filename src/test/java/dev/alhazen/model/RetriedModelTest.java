package dev.alhazen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Step;
import dev.alhazen.model.ModelException.Kind;
import java.time.Duration;
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
      provider.thenFailing(new ModelException(Kind.OVERLOADED, "failure " + i));
    }
    assertThatThrownBy(() -> ask(Retries.usual())).hasMessage("failure 5");
    assertThat(waits).hasSize(4);
    long[] expected = {2_000, 6_000, 18_000, 54_000};
    for (int i = 0; i < 4; i++) {
      assertThat((double) waits.get(i).toMillis()).isBetween(0.7 * expected[i], 1.3 * expected[i]);
    }
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
        .thenFailing(limited(Duration.ofMinutes(3)))
        .thenFailing(limited(Duration.ofMinutes(3)));
    assertThatThrownBy(() -> ask(Retries.usual())).hasMessage("slow down");
    assertThat(waits).containsExactly(Duration.ofMinutes(3));
  }

  @Test
  void stopsWaitingWhenInterrupted() {
    provider.thenFailing(new ModelException(Kind.OVERLOADED, "later"));
    Model model =
        new RetriedModel(
            Retries.usual(),
            _ -> {
              throw new InterruptedException();
            },
            (_, _, _, _) -> {},
            provider);
    assertThatThrownBy(() -> model.ask(request())).hasMessage("later");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static ModelException limited(Duration wait) {
    return new ModelException(Kind.RATE_LIMITED, "slow down", Optional.of(wait));
  }

  private ModelReply ask(Retries retries) {
    return new RetriedModel(
            retries,
            waits::add,
            (step, attempt, _, reason) ->
                heard.add("%s attempt %d: %s".formatted(step, attempt, reason.explanation())),
            provider)
        .ask(request());
  }

  private static ModelRequest request() {
    return ModelRequest.of(Step.of("greet"), "test/greet", "Be kind.", "Say hello.");
  }
}
