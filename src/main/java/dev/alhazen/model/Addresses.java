package dev.alhazen.model;

import dev.alhazen.base.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Where the servers of OpenAI's protocol are.
final class Addresses {
  private static final String OLLAMA_PORT = ":11434";

  private Addresses() {}

  /// What the provider's own variable says, for those whose users have one.
  static Optional<String> given(Provider provider, Surrounding variables) {
    return switch (provider) {
      case OPENAI -> variables.get("OPENAI_BASE_URL");
      case OLLAMA -> variables.get("OLLAMA_HOST").map(Addresses::ollama);
      default -> Optional.empty();
    };
  }

  /// @throws ConfigurationException where only the user knows
  static String usual(ModelName name, Surrounding variables) {
    if (name.provider() == Provider.VERTEX) {
      return vertex(name, variables);
    }
    return name.provider()
        .baseUrl()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "Model %s needs the address of its server: --base-url http://HOST:PORT/v1."
                        .formatted(name)));
  }

  /// @throws ConfigurationException where it is no address of a web server
  static URI parse(String text) {
    try {
      URI uri = new URI(text.strip().replaceFirst("/+(?=$|\\?)", ""));
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

  /// Ollama's variable may leave out scheme, host or port, and may hold what its server listens on.
  private static String ollama(String host) {
    String scheme = host.startsWith("https://") ? "https://" : "http://";
    String rest =
        host.replaceFirst("^https?://", "").replaceFirst("/+$", "").replaceFirst("/v1$", "");
    String named =
        rest.replaceFirst("^0\\.0\\.0\\.0", "127.0.0.1").replaceFirst("^(?=:|$)", "127.0.0.1");
    boolean hasPort = named.matches("(.*[^:]|\\[.*]):\\d+(/.*)?") || host.startsWith("http");
    return scheme + named + (hasPort ? "" : OLLAMA_PORT) + "/v1";
  }

  private static String vertex(ModelName name, Surrounding variables) {
    String location =
        variables
            .get("GOOGLE_CLOUD_LOCATION", "VERTEXAI_LOCATION", "CLOUD_ML_REGION")
            .filter(it -> it.matches("[a-z0-9-]+"))
            .orElseThrow(() -> missing(name, "a location", "GOOGLE_CLOUD_LOCATION", "global"));
    String project =
        variables
            .get("GOOGLE_CLOUD_PROJECT", "VERTEXAI_PROJECT", "ANTHROPIC_VERTEX_PROJECT_ID")
            .filter(it -> it.matches("[\\w.:-]+"))
            .orElseThrow(() -> missing(name, "a project", "GOOGLE_CLOUD_PROJECT", "my-project"));
    String host = location.equals("global") ? "" : location + "-";
    return "https://%saiplatform.googleapis.com/v1beta1/projects/%s/locations/%s/endpoints/openapi"
        .formatted(host, project, location);
  }

  private static ConfigurationException missing(
      ModelName name, String what, String variable, String example) {
    return new ConfigurationException(
        "Model %s needs %s: set the environment variable %s, such as %s."
            .formatted(name, what, variable, example));
  }
}
