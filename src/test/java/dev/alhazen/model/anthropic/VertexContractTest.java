package dev.alhazen.model.anthropic;

import dev.alhazen.model.Model;
import dev.alhazen.model.ModelContract;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Wire;

class VertexContractTest extends ModelContract {
  @Override
  protected Wire wire() {
    return new ClaudeWire(ClaudeWire.Errors.VERTEX);
  }

  @Override
  protected Model model(Setting setting) {
    ModelName name = ModelName.parse("vertex/claude-opus-4-6");
    Service service = Users.vertex(setting.server());
    return new ClaudeModel(name, service, setting.network(), price(), setting.clock())
        .withTimeout(setting.timeout());
  }

  @Override
  protected String key() {
    return Users.TOKEN;
  }
}
