package dev.alhazen.model.anthropic;

import dev.alhazen.model.Model;
import dev.alhazen.model.ModelContract;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Wire;
import java.nio.file.Path;
import java.util.Optional;

class VertexContractTest extends ModelContract {
  @Override
  protected Wire wire() {
    return new ClaudeWire(ClaudeWire.Errors.VERTEX);
  }

  @Override
  protected Model model(Setting setting) {
    ModelName name = ModelName.parse("vertex/claude-opus-4-6");
    Surroundings surroundings =
        new Surroundings(Users.GOOGLE, Path.of("/nowhere"), setting.network(), setting.clock());
    Service service =
        VertexService.of(
            name, Optional.of(setting.server().toString()), surroundings, Users::signedIn);
    return new ClaudeModel(name, service, surroundings, price()).withTimeout(setting.timeout());
  }

  @Override
  protected String key() {
    return Users.TOKEN;
  }
}
