package dev.alhazen.dataset;

import dev.alhazen.dataset.Ending.Fault;
import java.util.Set;

/// What a server's status means for a download.
final class HttpStatus {
  static final int OK = 200;

  private static final Set<Integer> PASSING = Set.of(408, 425, 429);
  private static final int SERVERS_OWN = 500;

  private HttpStatus() {}

  static Fault fault(int status) {
    return PASSING.contains(status) || status >= SERVERS_OWN ? Fault.PASSING : Fault.LASTING;
  }

  /// Continues a sentence that begins with the address.
  static String words(int status) {
    String meaning =
        switch (status) {
          case 401, 403 -> " (refused)";
          case 404, 410 -> " (not there)";
          case 407 -> " (the proxy wants a login)";
          case 429 -> " (too many requests)";
          case 503 -> " (overloaded or in maintenance)";
          default -> "";
        };
    return "answered with status %d%s".formatted(status, meaning);
  }
}
