package dev.alhazen.model.gateway;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Network;
import dev.alhazen.model.Endpoint;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Provider;
import dev.alhazen.model.Surrounding;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The provider's server behind the gateway. No secret of it is ever printed.
///
/// @param name of the model that is asked, whatever a program asks for
/// @param baseUrl below which the protocols are served
/// @param wires the protocols that it speaks
/// @param headers with the right to call, made anew for each call
/// @param timeout bounds a whole call, the reading of its reply included
public record Upstream(
    ModelName name,
    URI baseUrl,
    Set<Wire> wires,
    Supplier<Map<String, String>> headers,
    Network network,
    Duration timeout) {
  private static final String ANTHROPIC = "https://api.anthropic.com";
  private static final String ANTHROPIC_VERSION = "2023-06-01";

  public Upstream {
    wires = Set.copyOf(wires);
  }

  /// @param url what the user gave, if anything; else the provider's own
  /// @param environment where keys, headers and the way to the outside are looked up
  /// @throws ConfigurationException where the key is missing, or the model is served in no protocol
  ///   that programs of others speak
  public static Upstream of(ModelName name, Optional<String> url, Map<String, String> environment) {
    if (name.adapter() == Provider.Adapter.OPENAI_PROTOCOL) {
      return openAi(name, Endpoint.of(name, url, environment));
    }
    if (name.provider() == Provider.ANTHROPIC) {
      return anthropic(name, url, environment);
    }
    throw new ConfigurationException(
        ("Model %s is served in no protocol that coders of others speak. With --coder, choose a model"
                + " of anthropic/, or of a provider with OpenAI's protocol, or --coder builtin; the"
                + " coder's model is chosen with --coder-model.")
            .formatted(name));
  }

  private static Upstream openAi(ModelName name, Endpoint endpoint) {
    return new Upstream(
        name,
        endpoint.baseUrl(),
        Set.of(Wire.CHAT, Wire.RESPONSES),
        () -> {
          Map<String, String> headers = new LinkedHashMap<>();
          endpoint
              .bearer()
              .token()
              .ifPresent(token -> headers.put("Authorization", "Bearer " + token));
          headers.putAll(endpoint.headers());
          return headers;
        },
        endpoint.network(),
        endpoint.timeout());
  }

  private static Upstream anthropic(
      ModelName name, Optional<String> url, Map<String, String> environment) {
    Surrounding variables = new Surrounding(environment);
    String variable = name.provider().keyVariable().orElseThrow();
    if (variables.get(variable).isEmpty()) {
      throw new ConfigurationException(
          "Model %s needs a key: set the environment variable %s.".formatted(name, variable));
    }
    String key = variables.secret(variable);
    String address = url.or(() -> variables.get("ANTHROPIC_BASE_URL")).orElse(ANTHROPIC);
    return new Upstream(
        name,
        parsed(address.replaceFirst("/+$", "").replaceFirst("(?<!/v1)$", "/v1")),
        Set.of(Wire.MESSAGES),
        () -> Map.of("x-api-key", key, "anthropic-version", ANTHROPIC_VERSION),
        Network.of(environment),
        Duration.ofMinutes(10));
  }

  private static URI parsed(String address) {
    try {
      URI uri = new URI(address);
      if (String.valueOf(uri.getScheme()).matches("https?") && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // Said below, in words that help.
    }
    throw new ConfigurationException(
        "Base URL %s is not an address: it must look like %s.".formatted(address, ANTHROPIC));
  }

  /// Where a protocol is served, with what the base URL's query holds.
  URI at(Wire wire) {
    String query = baseUrl.getRawQuery() == null ? "" : "?" + baseUrl.getRawQuery();
    String base = baseUrl.toString().replaceFirst("\\?.*$", "").replaceFirst("/+$", "");
    return URI.create(base + wire.path() + query);
  }

  @Override
  public String toString() {
    return "%s at %s".formatted(name, shown());
  }

  /// The address without what may be secret in it.
  private String shown() {
    String port = baseUrl.getPort() < 0 ? "" : ":" + baseUrl.getPort();
    return "%s://%s%s%s".formatted(baseUrl.getScheme(), baseUrl.getHost(), port, baseUrl.getPath());
  }
}
