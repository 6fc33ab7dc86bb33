package dev.alhazen.experiment;

import java.time.Duration;
import java.util.Locale;

/// Limits in words.
final class Amounts {
  private Amounts() {}

  static String time(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds == 0) {
      return "%d milliseconds".formatted(duration.toMillis());
    }
    return seconds % 3600 == 0
        ? "%d h".formatted(seconds / 3600)
        : seconds % 60 == 0 ? "%d min".formatted(seconds / 60) : "%d s".formatted(seconds);
  }

  /// `1 run`, `2 runs`.
  static String count(int n, String noun) {
    return "%d %s%s".formatted(n, noun, n == 1 ? "" : "s");
  }

  static String size(long bytes) {
    return bytes < 1 << 30
        ? "%d MiB".formatted(bytes >> 20)
        : String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1 << 30));
  }
}
