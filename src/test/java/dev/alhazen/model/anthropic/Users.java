package dev.alhazen.model.anthropic;

import dev.alhazen.base.Json;
import dev.alhazen.base.Network;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Price;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Users with a login for each service, and the models that they ask.
final class Users {
  static final String KEY = "sk-ant-very-secret-1234";
  static final String AWS_SECRET = "aws/very+secret/1234";
  static final Map<String, String> AWS =
      Map.of(
          "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
          "AWS_SECRET_ACCESS_KEY", AWS_SECRET,
          "AWS_REGION_NAME", "eu-central-1");

  private Users() {}

  static ClaudeModel ofAnthropic(String model, URI server) {
    return model(model, server, Map.of("ANTHROPIC_API_KEY", KEY), Path.of("/nowhere"));
  }

  static ClaudeModel ofBedrock(String model, URI server) {
    return model(model, server, AWS, Path.of("/nowhere"));
  }

  static ClaudeModel ofVertex(String model, URI server, Path home) {
    return model(model, server, google(server, home), home);
  }

  /// A login such as `gcloud auth application-default login` leaves.
  static Map<String, String> google(URI server, Path home) {
    Path file = home.resolve("login.json");
    try {
      Files.writeString(
          file,
          Json.line(
              Map.of(
                  "type", "authorized_user",
                  "client_id", "client",
                  "client_secret", "hidden",
                  "refresh_token", "hidden",
                  "token_uri", server + "/token")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return Map.of(
        "GOOGLE_APPLICATION_CREDENTIALS", file.toString(),
        "VERTEXAI_LOCATION", "europe-west1",
        "VERTEXAI_PROJECT", "my-project");
  }

  static ClaudeModel model(String typed, URI server, Map<String, String> environment, Path home) {
    ModelName name = ModelName.parse(typed);
    Surroundings surroundings = new Surroundings(environment, home, Network.direct());
    Service service = Service.of(name, Optional.of(server.toString()), surroundings);
    return new ClaudeModel(name, service, Network.direct(), Price.parse("1,2"));
  }
}
