package dev.alhazen.model;

import dev.alhazen.base.ConfigurationException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Environment variables; a blank one counts as not set.
record Surrounding(Map<String, String> environment) {
  Surrounding {
    environment = Map.copyOf(environment);
  }

  /// The first of the variables that is set.
  Optional<String> get(String... names) {
    return Stream.of(names)
        .map(name -> environment.getOrDefault(name, "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /// A variable that is set and sent as it is.
  ///
  /// @throws ConfigurationException where it holds what no key has, without showing it
  String secret(String name) {
    return get(name)
        .filter(value -> value.matches("[!-~]+"))
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "%s holds a space, a line break or a letter that no key has: copy the key again."
                        .formatted(name)));
  }
}
