package dev.alhazen.model;

import dev.alhazen.base.ConfigurationException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Environment variables; a blank one counts as not set.
public record Surrounding(Map<String, String> environment) {
  public Surrounding {
    environment = Map.copyOf(environment);
  }

  /// The first of the variables that is set.
  public Optional<String> get(String... names) {
    return Stream.of(names)
        .map(name -> environment.getOrDefault(name, "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /// A variable that is set and sent as it is.
  ///
  /// @throws ConfigurationException where it holds what no key has, without showing it
  public String secret(String name) {
    return get(name)
        .filter(value -> value.matches("[!-~]+"))
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "%s holds a space, a line break or a letter that no key has: copy the key again."
                        .formatted(name)));
  }
}
