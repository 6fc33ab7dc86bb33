package dev.alhazen.model.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.core.http.Headers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How long a server asks to wait.
class RetryAfterTest {
  private static final String NOW = "Wed, 25 Nov 2026 12:00:00 GMT";

  @ParameterizedTest
  @CsvSource({"7, 7000", "0.5, 500", "'Wed, 25 Nov 2026 12:00:30 GMT', 30000"})
  void understandsSecondsAndDates(String header, long milliseconds) {
    assertThat(RetryAfter.of(headers(header))).contains(Duration.ofMillis(milliseconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"soon", "-3", "999999", "Wed, 25 Nov 2026 11:00:00 GMT", "Wed, 25 Nov 2099"})
  void leavesOutWhatMakesNoSense(String header) {
    assertThat(RetryAfter.of(headers(header))).isEmpty();
  }

  @Test
  void leavesADateOutThatNothingCanBeComparedWith() {
    assertThat(RetryAfter.of(Headers.builder().put("Retry-After", NOW).build())).isEmpty();
  }

  private static Headers headers(String retryAfter) {
    return Headers.builder().put("retry-after", retryAfter).put("date", NOW).build();
  }
}
