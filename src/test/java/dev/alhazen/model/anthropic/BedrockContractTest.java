package dev.alhazen.model.anthropic;

import dev.alhazen.model.Model;
import dev.alhazen.model.ModelContract;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Wire;
import java.nio.file.Path;
import java.util.Optional;

class BedrockContractTest extends ModelContract {
  @Override
  protected Wire wire() {
    return new ClaudeWire(ClaudeWire.Errors.BEDROCK);
  }

  @Override
  protected Model model(Setting setting) {
    ModelName name = ModelName.parse("bedrock/us.anthropic.claude-3-7-sonnet-20250219-v1:0");
    Surroundings surroundings =
        new Surroundings(Users.AWS, Path.of("/nowhere"), setting.network(), setting.clock());
    Service service =
        BedrockService.of(name, Optional.of(setting.server().toString()), surroundings);
    return new ClaudeModel(name, service, surroundings, price()).withTimeout(setting.timeout());
  }

  @Override
  protected String key() {
    return Users.AWS_SECRET;
  }
}
