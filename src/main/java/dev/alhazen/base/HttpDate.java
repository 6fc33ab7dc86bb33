package dev.alhazen.base;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The dates of HTTP headers, such as `Wed, 21 Oct 2026 07:28:00 GMT`.
public final class HttpDate {
  private HttpDate() {}

  /// Empty for what is no such date.
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
