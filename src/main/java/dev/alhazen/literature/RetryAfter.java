package dev.alhazen.literature;

import dev.alhazen.base.HttpDate;
import java.time.Duration;
import java.time.Instant;
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
        : HttpDate.parse(value)
            .map(until -> until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
  }
}
