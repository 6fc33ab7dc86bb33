package dev.alhazen.model;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.DefectException;
import dev.alhazen.base.Network;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Where and how a provider's server is called. No secret of it is ever printed.
///
/// @param baseUrl with scheme and host, such as `http://127.0.0.1:8000/v1`; what a query holds goes
///   with each call
/// @param bearer the right to call
/// @param headers sent with each call besides
/// @param protocol which of OpenAI's two is spoken, where the user says so
/// @param network the way there
/// @param timeout bounds a whole call, the reading of its reply included
public record Endpoint(
    URI baseUrl,
    Bearer bearer,
    SequencedMap<String, String> headers,
    Optional<Protocol> protocol,
    Network network,
    Duration timeout) {
  private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(10);
  private static final String PROTOCOL = "ALHAZEN_PROTOCOL";

  public Endpoint {
    headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
  }

  /// OpenAI's two ways to ask.
  public enum Protocol {
    /// Chat completions, which most servers speak.
    CHAT,
    /// The Responses API.
    RESPONSES
  }

  /// @param baseUrl what the user gave, if anything; else the provider's own
  /// @param environment where keys, headers and the way to the outside are looked up
  /// @throws ConfigurationException where the address or the key is missing or malformed
  public static Endpoint of(
      ModelName name, Optional<String> baseUrl, Map<String, String> environment) {
    if (name.adapter() != Provider.Adapter.OPENAI_PROTOCOL) {
      throw new DefectException("%s is not asked in OpenAI's protocol.".formatted(name));
    }
    Surrounding variables = new Surrounding(environment);
    Optional<String> own = baseUrl.or(() -> Addresses.given(name.provider(), variables));
    URI url = Addresses.parse(own.orElseGet(() -> Addresses.usual(name, variables)));
    Network network = Network.of(environment);
    return new Endpoint(
        url,
        bearer(name, variables, network),
        // They are meant for a server of the user's own choice, and may be secret.
        own.isPresent() ? Headers.of(environment) : new LinkedHashMap<>(),
        protocol(variables),
        network,
        USUAL_TIMEOUT);
  }

  public Endpoint withTimeout(Duration other) {
    return new Endpoint(baseUrl, bearer, headers, protocol, network, other);
  }

  public Endpoint withBearer(Bearer other) {
    return new Endpoint(baseUrl, other, headers, protocol, network, timeout);
  }

  public Endpoint withNetwork(Network other) {
    return new Endpoint(baseUrl, bearer, headers, protocol, other, timeout);
  }

  /// The address without what may be secret in it.
  public String shown() {
    String port = baseUrl.getPort() < 0 ? "" : ":" + baseUrl.getPort();
    return "%s://%s%s%s".formatted(baseUrl.getScheme(), baseUrl.getHost(), port, baseUrl.getPath());
  }

  private static Bearer bearer(ModelName name, Surrounding variables, Network network) {
    if (name.provider() == Provider.VERTEX) {
      return new GoogleLogin(name, variables, network);
    }
    Optional<String> key = key(name, variables);
    return () -> key;
  }

  private static Optional<String> key(ModelName name, Surrounding variables) {
    Provider provider = name.provider();
    Optional<String> variable =
        provider.keyVariables().stream().filter(it -> variables.get(it).isPresent()).findFirst();
    if (variable.isEmpty() && provider.needsKey()) {
      throw new ConfigurationException(
          "Model %s needs a key: set the environment variable %s."
              .formatted(name, provider.keyVariable().orElseThrow()));
    }
    return variable.map(variables::secret);
  }

  private static Optional<Protocol> protocol(Surrounding variables) {
    return variables
        .get(PROTOCOL)
        .map(
            word ->
                switch (word) {
                  case "chat" -> Protocol.CHAT;
                  case "responses" -> Protocol.RESPONSES;
                  default ->
                      throw new ConfigurationException(
                          "%s is '%s': it must be chat or responses.".formatted(PROTOCOL, word));
                });
  }

  @Override
  public String toString() {
    return shown();
  }
}
