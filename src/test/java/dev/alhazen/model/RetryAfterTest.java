package dev.alhazen.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How long a server asks to wait.
class RetryAfterTest {
  @ParameterizedTest
  @CsvSource({"7, 7000", "0.5, 500", "'Wed, 25 Nov 2026 12:00:30 GMT', 30000"})
  void understandsSecondsAndDates(String header, long milliseconds) {
    assertThat(wait(header)).contains(Duration.ofMillis(milliseconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"soon", "-3", "999999", "Wed, 25 Nov 2026 11:00:00 GMT", "Wed, 25 Nov 2099"})
  void leavesOutWhatMakesNoSense(String header) {
    assertThat(wait(header)).isEmpty();
  }

  private static Optional<Duration> wait(String header) {
    return RetryAfter.of(header, () -> Instant.parse("2026-11-25T12:00:00Z"));
  }
}
