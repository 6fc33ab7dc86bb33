package dev.alhazen.model.anthropic;

import com.anthropic.backends.Backend;
import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.DefectException;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Secrets;
import dev.alhazen.model.Surrounding;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// Who serves Claude: where, and by which right. Nothing is sent, and little is loaded, before the
/// first call.
public sealed interface Service permits AnthropicService, BedrockService, VertexService {

  /// @param baseUrl where the user says the server is
  /// @param environment where addresses and logins are looked up
  /// @throws ConfigurationException where something is missing that a call needs; it is named
  static Service of(ModelName name, Optional<String> baseUrl, Map<String, String> environment) {
    Surrounding variables = new Surrounding(environment);
    return switch (name.provider()) {
      case ANTHROPIC -> AnthropicService.of(name, baseUrl, variables);
      case BEDROCK -> BedrockService.of(name, baseUrl, variables);
      case VERTEX -> VertexService.of(name, baseUrl, variables);
      default -> throw new DefectException("%s does not serve Claude.".formatted(name.provider()));
    };
  }

  /// Where its server is.
  URI address();

  /// What turns requests into those of this service, and signs them.
  ///
  /// @param secrets learns what no message may show
  Backend backend(Secrets secrets);

  /// What to tell about failures.
  Advice advice();
}
