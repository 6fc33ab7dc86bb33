package dev.alhazen.model.anthropic;

import com.anthropic.backends.AnthropicBackend;
import com.anthropic.backends.Backend;
import dev.alhazen.base.ConfigurationException;
import dev.alhazen.model.ModelName;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Anthropic itself, or a gateway that speaks its protocol.
record AnthropicService(URI address, String key) implements Service {
  private static final String KEY = "ANTHROPIC_API_KEY";
  private static final URI USUAL = URI.create("https://api.anthropic.com");
  private static final String VERSION = "2023-06-01";

  static AnthropicService of(ModelName name, Optional<String> baseUrl, Surroundings surroundings) {
    String key =
        surroundings
            .secret(KEY)
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "Model %s needs a key: set the environment variable %s."
                            .formatted(name, KEY)));
    URI address = surroundings.address(baseUrl, "ANTHROPIC_BASE_URL").orElse(USUAL);
    return new AnthropicService(withoutVersion(address), key);
  }

  @Override
  public Backend backend() {
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
        "Too many requests; wait, or lower --parallel.",
        List.of(key));
  }

  /// Some write the `/v1` that the client adds by itself.
  private static URI withoutVersion(URI address) {
    return URI.create(address.toString().replaceFirst("/v1$", ""));
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
