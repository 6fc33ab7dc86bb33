package dev.alhazen.model.anthropic;

import dev.alhazen.model.Model;
import dev.alhazen.model.ModelContract;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Wire;
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
    Service service =
        Service.of(
            name, Optional.of(setting.server().toString()), Map.of("ANTHROPIC_API_KEY", key()));
    return new ClaudeModel(name, service, setting.network(), price(), setting.clock())
        .withTimeout(setting.timeout());
  }

  @Override
  protected String key() {
    return Users.KEY;
  }
}
