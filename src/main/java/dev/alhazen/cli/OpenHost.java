package dev.alhazen.cli;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/// Tells servers on the open internet, which may well ask for money, from those of one's own
/// network, by their names alone.
final class OpenHost {
  private static final Pattern OWN_NAME =
      Pattern.compile("[^.:]+|.*\\.(localhost|local|lan|home|internal|intranet|home\\.arpa)");

  /// Loopback, private, link-local and shared ranges.
  private static final Pattern OWN_ADDRESS =
      Pattern.compile(
          "(127|10|169\\.254|192\\.168|172\\.(1[6-9]|2\\d|3[01])"
              + "|100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7]))\\..*|\\[(::1|f[cde].*)]");

  private OpenHost() {}

  /// Whether an address is on the open internet; one that is none is not.
  static boolean isOf(String url) {
    try {
      String host = String.valueOf(URI.create(url.strip()).getHost()).toLowerCase(Locale.ROOT);
      return !OWN_NAME.matcher(host).matches() && !OWN_ADDRESS.matcher(host).matches();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
