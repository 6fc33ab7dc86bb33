package dev.alhazen.model.anthropic;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.model.Surrounding;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Addresses that a user gives with `--base-url`, else in a variable.
final class BaseUrls {
  private BaseUrls() {}

  /// Without a slash, or the `/v1` that the client adds by itself, at its end.
  static Optional<URI> given(Optional<String> option, String variable, Surrounding variables) {
    return option
        .map(url -> parse("--base-url", url))
        .or(() -> variables.get(variable).map(url -> parse(variable, url)));
  }

  private static URI parse(String where, String text) {
    try {
      URI uri = new URI(text.strip().replaceFirst("/+$", "").replaceFirst("/v1$", ""));
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
