package dev.alhazen.literature;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Reads the header `Retry-After`, which holds seconds or a date.
final class RetryAfter {
  private RetryAfter() {}

  /// @param now what a date is seen from
  /// @return empty where the header can be read in neither way
  static Optional<Duration> parse(String header, Instant now) {
    String value = header.strip();
    return value.matches("\\d{1,9}(\\.\\d{1,9})?")
        ? Optional.of(Duration.ofMillis((long) (Double.parseDouble(value) * 1_000)))
        : date(value)
            .map(until -> until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
  }

  static Optional<Instant> date(String value) {
    try {
      return Optional.of(
          ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
