package dev.alhazen.model.anthropic;

import com.anthropic.core.http.Headers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// How long a server asks to wait: seconds, or a date, which is compared with the server's own
/// `Date`, so that no clock here matters.
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  static Optional<Duration> of(Headers headers) {
    return first(headers, "Retry-After")
        .flatMap(text -> seconds(text).or(() -> until(text, first(headers, "Date"))))
        .filter(wait -> !wait.isNegative() && wait.compareTo(LONGEST) <= 0);
  }

  private static Optional<String> first(Headers headers, String name) {
    return headers.values(name).stream().findFirst().map(String::strip);
  }

  private static Optional<Duration> seconds(String text) {
    return text.matches("\\d{1,6}(\\.\\d+)?")
        ? Optional.of(Duration.ofMillis((long) (Double.parseDouble(text) * 1_000)))
        : Optional.empty();
  }

  private static Optional<Duration> until(String date, Optional<String> now) {
    return now.flatMap(
        sent -> time(date).flatMap(then -> time(sent).map(at -> Duration.between(at, then))));
  }

  private static Optional<ZonedDateTime> time(String text) {
    try {
      return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
