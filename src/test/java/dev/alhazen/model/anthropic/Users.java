package dev.alhazen.model.anthropic;

import dev.alhazen.base.Json;
import dev.alhazen.base.Network;
import dev.alhazen.model.LoopbackServer;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Price;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Users with a login for each service, and the models that they ask.
final class Users {
  static final String KEY = "sk-ant-very-secret-1234";
  static final String TOKEN = "ya29.very-secret-1234";
  static final String AWS_SECRET = "aws/very+secret/1234";
  static final Map<String, String> AWS =
      Map.of(
          "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
          "AWS_SECRET_ACCESS_KEY", AWS_SECRET,
          "AWS_REGION_NAME", "eu-central-1");
  static final Map<String, String> GOOGLE =
      Map.of("VERTEXAI_LOCATION", "europe-west1", "VERTEXAI_PROJECT", "my-project");

  private Users() {}

  static ClaudeModel ofAnthropic(String model, LoopbackServer server) {
    return model(model, server.address(), Map.of("ANTHROPIC_API_KEY", KEY));
  }

  static ClaudeModel ofBedrock(String model, LoopbackServer server) {
    return model(model, server.address(), AWS);
  }

  /// One whose token is still valid.
  static ClaudeModel ofVertex(String model, LoopbackServer server) {
    return model(ModelName.parse(model), vertex(server.address()));
  }

  static VertexService vertex(URI server) {
    return new VertexService(server, "europe-west1", "my-project", () -> Optional.of(TOKEN));
  }

  static ClaudeModel model(String typed, URI server, Map<String, String> variables) {
    ModelName name = ModelName.parse(typed);
    return model(name, Service.of(name, Optional.of(server.toString()), variables));
  }

  private static ClaudeModel model(ModelName name, Service service) {
    return new ClaudeModel(
        name, service, Network.direct(), Price.parse("1,2"), InstantSource.system());
  }

  /// A login such as `gcloud auth application-default login` leaves.
  ///
  /// @param tokens where tokens are asked for
  static Path login(Path folder, LoopbackServer tokens) {
    try {
      return Files.writeString(
          folder.resolve("application_default_credentials.json"),
          Json.line(
              Map.of(
                  "type", "authorized_user",
                  "client_id", "client",
                  "client_secret", "hidden",
                  "refresh_token", "hidden",
                  "token_uri", tokens.address() + "/token")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LoopbackServer.Line token() {
    return LoopbackServer.json(
        Json.line(Map.of("access_token", TOKEN, "expires_in", 3_600, "token_type", "Bearer")));
  }
}
