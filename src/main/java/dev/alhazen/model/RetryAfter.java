package dev.alhazen.model;

import dev.alhazen.base.HttpDate;
import java.time.Duration;
import java.time.InstantSource;
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
        .or(() -> HttpDate.parse(text).map(then -> Duration.between(clock.instant(), then)))
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
}
