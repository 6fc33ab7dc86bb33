package dev.alhazen.base;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The hosts that are reached without a proxy, as `NO_PROXY` lists them: names, their subdomains,
/// addresses, each with a port or without; `*` for all.
///
/// @param entries lower case, without the dot or star in front
record Exceptions(List<String> entries) {
  Exceptions {
    entries = List.copyOf(entries);
  }

  static Exceptions of(String list) {
    return new Exceptions(
        Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
            .map(entry -> entry.equals("*") ? entry : entry.replaceFirst("^\\*?\\.", ""))
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  boolean cover(URI target) {
    String host = String.valueOf(target.getHost()).toLowerCase(Locale.ROOT);
    return entries.stream().anyMatch(entry -> covers(entry, host, target.getPort()));
  }

  private static boolean covers(String entry, String host, int port) {
    String wanted = port < 0 ? entry : entry.replaceFirst(":" + port + "$", "");
    return wanted.equals("*") || host.equals(wanted) || host.endsWith("." + wanted);
  }
}
