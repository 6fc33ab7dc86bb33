package dev.alhazen.model.anthropic;

import com.anthropic.backends.AnthropicBackend;
import com.anthropic.backends.Backend;
import dev.alhazen.base.ConfigurationException;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Secrets;
import dev.alhazen.model.Surrounding;
import java.net.URI;
import java.util.Optional;

/// Anthropic itself, or a gateway that speaks its protocol.
record AnthropicService(URI address, String key) implements Service {
  private static final String KEY = "ANTHROPIC_API_KEY";
  private static final URI USUAL = URI.create("https://api.anthropic.com");
  private static final String VERSION = "2023-06-01";

  static AnthropicService of(ModelName name, Optional<String> baseUrl, Surrounding variables) {
    if (variables.get(KEY).isEmpty()) {
      throw new ConfigurationException(
          "Model %s needs a key: set the environment variable %s.".formatted(name, KEY));
    }
    return new AnthropicService(
        BaseUrls.given(baseUrl, "ANTHROPIC_BASE_URL", variables).orElse(USUAL),
        variables.secret(KEY));
  }

  @Override
  public Backend backend(Secrets secrets) {
    secrets.add(key);
    return new GuardedBackend(
        AnthropicBackend.builder().baseUrl(address.toString()).build(),
        address,
        VERSION,
        request -> request.toBuilder().replaceHeaders("x-api-key", key).build());
  }

  @Override
  public Advice advice() {
    return new Advice(
        "Check the key in %s.".formatted(KEY),
        "Check the model's name, whether it has been retired, and that the base URL is right.",
        "Too many requests; wait, or lower --parallel.");
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
