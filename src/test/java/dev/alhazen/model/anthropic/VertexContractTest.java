package dev.alhazen.model.anthropic;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelContract;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Wire;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
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
    AccessToken token = new AccessToken(key(), Date.from(Instant.parse("2099-01-01T00:00:00Z")));
    Service service =
        VertexService.of(
            name,
            Optional.of(setting.server().toString()),
            surroundings,
            () -> GoogleCredentials.create(token));
    return new ClaudeModel(name, service, surroundings, price()).withTimeout(setting.timeout());
  }

  @Override
  protected String key() {
    return Users.TOKEN;
  }
}
