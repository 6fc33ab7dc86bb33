package dev.alhazen.model.anthropic;

import dev.alhazen.model.Model;
import dev.alhazen.model.ModelContract;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Wire;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class AnthropicContractTest extends ModelContract {
  @Override
  protected Wire wire() {
    return new ClaudeWire(ClaudeWire.Errors.ANTHROPIC);
  }

  @Override
  protected Model model(Setting setting) {
    ModelName name = ModelName.parse("anthropic/claude-sonnet-4-5");
    Surroundings surroundings =
        new Surroundings(
            Map.of("ANTHROPIC_API_KEY", key()),
            Path.of("/nowhere"),
            setting.network(),
            setting.clock());
    Service service =
        AnthropicService.of(name, Optional.of(setting.server().toString()), surroundings);
    return new ClaudeModel(name, service, surroundings, price()).withTimeout(setting.timeout());
  }

  @Override
  protected String key() {
    return Users.KEY;
  }
}
