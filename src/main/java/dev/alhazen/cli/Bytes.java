package dev.alhazen.cli;

import java.util.Locale;

/// Amounts of data, for people.
final class Bytes {
  private static final long KILO = 1_000;
  private static final long MEGA = 1_000_000;
  private static final long GIGA = 1_000_000_000;

  private Bytes() {}

  /// `36.4 MB`: decimal units, as servers and disks count.
  static String display(long bytes) {
    if (bytes < MEGA) {
      return (bytes + KILO - 1) / KILO + " kB";
    }
    return bytes < GIGA
        ? String.format(Locale.ROOT, "%.1f MB", bytes / (double) MEGA)
        : String.format(Locale.ROOT, "%.1f GB", bytes / (double) GIGA);
  }
}
