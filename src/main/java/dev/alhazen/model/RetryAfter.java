package dev.alhazen.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long a server asks to wait: a number of seconds, or a date.
public final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final Pattern DELAY =
      Pattern.compile("\"retryDelay\"\\s*:\\s*\"([\\d.]{1,10})s\"");

  private RetryAfter() {}

  /// Empty for what is in the past, far away, or no time at all.
  public static Optional<Duration> of(String header, InstantSource clock) {
    String text = header.strip();
    return seconds(text)
        .or(() -> until(text, clock))
        .filter(wait -> wait.isPositive() && wait.compareTo(LONGEST) <= 0);
  }

  /// Google says it in the body only.
  public static Optional<Duration> inBody(String body) {
    Matcher delay = DELAY.matcher(body);
    return delay.find() ? seconds(delay.group(1)) : Optional.empty();
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
