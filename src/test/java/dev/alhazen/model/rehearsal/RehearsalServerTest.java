package dev.alhazen.model.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.model.Endpoint;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Price;
import dev.alhazen.model.openai.OpenAiModel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RehearsalServerTest {
  private final Model rehearsal =
      new RehearsalModel(List.of(new RehearsalModelTest.GreetingPart()));
  private final RehearsalServer server = new RehearsalServer(rehearsal, 0);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void answersARealClientAsTheModelWould() {
    ModelName name = ModelName.parse("local/rehearsal");
    Endpoint endpoint = Endpoint.of(name, Optional.of(server.baseUrl().toString()), Map.of());
    ModelRequest request =
        ModelRequest.of(Step.of("greet"), "test/greet", "Be kind.", "x\n[task: test/greet]")
            .withSamples(2)
            .withSchema(Json.parse("{\"type\": \"string\"}", "the test"));
    ModelReply overHttp =
        new OpenAiModel(name, endpoint, Price.FREE, () -> Instant.EPOCH).ask(request);
    assertThat(overHttp).isEqualTo(rehearsal.ask(request));
  }

  @Test
  void listsItsModelAndItsHealth() throws IOException, InterruptedException {
    assertThat(get("/v1/models").body()).contains("\"id\":\"rehearsal\"");
    assertThat(get("/health").statusCode()).isEqualTo(200);
    assertThat(get("/v2").statusCode()).isEqualTo(404);
  }

  @Test
  void refusesInTheFormOfTheProtocol() throws IOException, InterruptedException {
    assertThat(post("{").statusCode()).isEqualTo(400);
    assertThat(post("{\"messages\": []}").body())
        .contains("\"error\":{\"message\":\"\\\"messages\\\" must end with a message of the user.");
    assertThat(post("{\"stream\": true}").body()).contains("Streams are not served");
    String sing = "{\"messages\": [{\"role\": \"user\", \"content\": \"[task: test/sing]\"}]}";
    assertThat(post(sing).body()).contains("no part for the task test/sing");
  }

  @Test
  void saysThatItsPortIsTaken() {
    assertThatThrownBy(() -> new RehearsalServer(rehearsal, server.baseUrl().getPort()))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("Choose another with --port");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri("/v1/chat/completions"))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return server.baseUrl().resolve(path);
  }
}
