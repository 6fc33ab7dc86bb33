package dev.alhazen.model.anthropic;

import com.anthropic.backends.Backend;
import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.DefectException;
import dev.alhazen.model.ModelName;
import java.net.URI;
import java.util.Optional;

/// Who serves Claude: where, and by which right. Nothing is sent, and little is loaded, before the
/// first call.
public sealed interface Service permits AnthropicService, BedrockService, VertexService {

  /// @param baseUrl where the user says the server is
  /// @throws ConfigurationException where something is missing that a call needs; it is named
  static Service of(ModelName name, Optional<String> baseUrl, Surroundings surroundings) {
    return switch (name.provider()) {
      case ANTHROPIC -> AnthropicService.of(name, baseUrl, surroundings);
      case BEDROCK -> BedrockService.of(name, baseUrl, surroundings);
      case VERTEX -> VertexService.of(name, baseUrl, surroundings);
      default -> throw new DefectException("%s does not serve Claude.".formatted(name.provider()));
    };
  }

  /// Where its server is.
  URI address();

  /// What turns requests into those of this service, and signs them.
  Backend backend();

  /// What to tell about failures, and to hide in them.
  Advice advice();
}
