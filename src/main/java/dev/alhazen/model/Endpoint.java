package dev.alhazen.model;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.UnavailableException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where and how a provider's server is called. The key is never printed.
///
/// @param baseUrl with scheme and host, such as `http://127.0.0.1:8000/v1`
/// @param timeout bounds a whole call, the reading of its reply included
public record Endpoint(URI baseUrl, Optional<String> key, Duration timeout) {
  private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(10);

  /// @param baseUrl what the user gave, if anything; else the provider's own
  /// @param environment where the key is looked up, by the provider's variable
  /// @throws ConfigurationException where the address or the key is missing or malformed
  /// @throws UnavailableException where this version cannot talk to the provider
  public static Endpoint of(
      ModelName name, Optional<String> baseUrl, Map<String, String> environment) {
    Provider provider = name.provider();
    if (provider.adapter() != Provider.Adapter.OPENAI_PROTOCOL) {
      throw notYet(name);
    }
    String url =
        baseUrl
            .or(provider::baseUrl)
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "Model %s needs the address of its server: --base-url http://HOST:PORT/v1."
                            .formatted(name)));
    return new Endpoint(uri(url), key(name, environment), USUAL_TIMEOUT);
  }

  public Endpoint withTimeout(Duration other) {
    return new Endpoint(baseUrl, key, other);
  }

  /// The address without what may be secret in it.
  public String shown() {
    String port = baseUrl.getPort() < 0 ? "" : ":" + baseUrl.getPort();
    return "%s://%s%s%s".formatted(baseUrl.getScheme(), baseUrl.getHost(), port, baseUrl.getPath());
  }

  private static Optional<String> key(ModelName name, Map<String, String> environment) {
    Provider provider = name.provider();
    Optional<String> key =
        provider
            .keyVariable()
            .map(variable -> environment.getOrDefault(variable, "").strip())
            .filter(value -> !value.isEmpty());
    if (key.isEmpty() && provider.needsKey()) {
      throw new ConfigurationException(
          "Model %s needs a key: set the environment variable %s."
              .formatted(name, provider.keyVariable().orElseThrow()));
    }
    if (key.isPresent() && !key.get().matches("[!-~]+")) {
      throw new ConfigurationException(
          "%s holds a space, a line break or a letter that no key has: copy the key again."
              .formatted(provider.keyVariable().orElseThrow()));
    }
    return key;
  }

  private static URI uri(String text) {
    try {
      URI uri = new URI(text.strip().replaceFirst("/+$", ""));
      String scheme = String.valueOf(uri.getScheme());
      if (scheme.matches("https?") && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // Said below, in words that help.
    }
    throw new ConfigurationException(
        "Base URL %s is not an address: it must look like http://127.0.0.1:8000/v1."
            .formatted(text));
  }

  private static UnavailableException notYet(ModelName name) {
    String usable =
        Provider.usable().stream().map(Provider::word).collect(Collectors.joining(", "));
    return new UnavailableException(
        "Model %s: this version cannot talk to %s yet. It can talk to %s; openrouter serves many"
                .formatted(name, name.provider().word(), usable)
            + " other providers' models.");
  }

  @Override
  public String toString() {
    return shown();
  }
}
