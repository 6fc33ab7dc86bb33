package dev.alhazen.model.anthropic;

import dev.alhazen.model.Model;
import dev.alhazen.model.ModelContract;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Wire;
import java.util.Optional;

class BedrockContractTest extends ModelContract {
  @Override
  protected Wire wire() {
    return new ClaudeWire(ClaudeWire.Errors.BEDROCK);
  }

  @Override
  protected Model model(Setting setting) {
    ModelName name = ModelName.parse("bedrock/us.anthropic.claude-3-7-sonnet-20250219-v1:0");
    Service service = Service.of(name, Optional.of(setting.server().toString()), Users.AWS);
    return new ClaudeModel(name, service, setting.network(), price(), setting.clock())
        .withTimeout(setting.timeout());
  }

  @Override
  protected String key() {
    return Users.AWS_SECRET;
  }
}
