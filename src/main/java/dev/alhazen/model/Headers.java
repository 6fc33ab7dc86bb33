package dev.alhazen.model;

import dev.alhazen.base.ConfigurationException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Headers that a user wants sent with each call, such as `api-key: abc` for Azure.
final class Headers {
  static final String VARIABLE = "ALHAZEN_HEADERS";

  private Headers() {}

  /// @param environment holds them as `NAME: VALUE`, several of them in lines of their own or with
  ///   a semicolon before the next name
  static SequencedMap<String, String> of(Map<String, String> environment) {
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    String text = environment.getOrDefault(VARIABLE, "");
    Stream.of(text.split("[\\r\\n]+|;\\s*(?=[A-Za-z0-9-]+\\s*:)"))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .forEach(entry -> put(entry, headers));
    return headers;
  }

  /// What is wrong is not shown, since it may be secret.
  private static void put(String entry, Map<String, String> headers) {
    int colon = entry.indexOf(':');
    String name = colon < 0 ? "" : entry.substring(0, colon).strip();
    String value = entry.substring(colon + 1).strip();
    if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+") || !value.matches("[ -~]+")) {
      throw new ConfigurationException(
          "%s is no list of headers: write NAME: VALUE, each in a line of its own."
              .formatted(VARIABLE));
    }
    headers.put(name, value);
  }
}
