package dev.alhazen.model.anthropic;

import com.anthropic.core.http.Headers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// How long a server asks to wait: a number of seconds, or a date.
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  static Optional<Duration> of(Headers headers, InstantSource clock) {
    return headers.values("Retry-After").stream()
        .findFirst()
        .map(String::strip)
        .flatMap(text -> seconds(text).or(() -> until(text, clock)))
        .filter(wait -> !wait.isNegative() && wait.compareTo(LONGEST) <= 0);
  }

  private static Optional<Duration> seconds(String text) {
    return text.matches("\\d{1,6}(\\.\\d+)?")
        ? Optional.of(Duration.ofMillis((long) (Double.parseDouble(text) * 1_000)))
        : Optional.empty();
  }

  private static Optional<Duration> until(String date, InstantSource clock) {
    try {
      ZonedDateTime then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(clock.instant(), then.toInstant()));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
