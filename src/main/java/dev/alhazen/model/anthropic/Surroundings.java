package dev.alhazen.model.anthropic;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Network;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the user's machine says about providers.
///
/// @param environment variables by name; a blank one counts as not set
/// @param home where the tools of AWS and Google keep logins
/// @param clock tells how far the time is that a server asks to wait for
public record Surroundings(
    Map<String, String> environment, Path home, Network network, InstantSource clock) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /// The first of the variables that is set.
  Optional<String> variable(String... names) {
    return Stream.of(names)
        .map(name -> environment.getOrDefault(name, "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /// A variable that is sent as it is.
  ///
  /// @throws ConfigurationException where it holds what no key has, without showing it
  Optional<String> secret(String name) {
    return variable(name)
        .map(
            value -> {
              if (!value.matches("[!-~]+")) {
                throw new ConfigurationException(
                    "%s holds a space, a line break or a letter that no key has: copy it again."
                        .formatted(name));
              }
              return value;
            });
  }

  /// The address that the user gave with `--base-url`, else in a variable; without a slash at its
  /// end.
  Optional<URI> address(Optional<String> given, String variable) {
    return given
        .map(url -> uri("--base-url", url))
        .or(() -> variable(variable).map(url -> uri(variable, url)));
  }

  private static URI uri(String where, String text) {
    try {
      URI uri = new URI(text.strip().replaceFirst("/+$", ""));
      if (String.valueOf(uri.getScheme()).matches("https?") && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // Said below, in words that help.
    }
    throw new ConfigurationException(
        "%s %s is not an address: it must look like https://api.example.com."
            .formatted(where, text.strip()));
  }
}
