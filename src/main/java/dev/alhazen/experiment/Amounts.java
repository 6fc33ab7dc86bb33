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

  static String size(long bytes) {
    return bytes < 1 << 30
        ? "%d MiB".formatted(bytes >> 20)
        : String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1 << 30));
  }
}
