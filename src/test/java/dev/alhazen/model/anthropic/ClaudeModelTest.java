package dev.alhazen.model.anthropic;

import static dev.alhazen.model.anthropic.ClaudeWire.blocks;
import static dev.alhazen.model.anthropic.ClaudeWire.saying;
import static dev.alhazen.model.anthropic.ClaudeWire.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.Image;
import dev.alhazen.model.LoopbackServer;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelReply.FinishReason;
import dev.alhazen.model.ModelRequest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What goes over the wire to each service, and how replies are read.
class ClaudeModelTest {
  private final LoopbackServer server = LoopbackServer.plain();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void asksAnthropicWithAKeyAndAnApiVersionThatTakesATemperature() {
    server.then(saying("Hello."));
    ModelReply reply =
        Users.ofAnthropic("claude-3-5-sonnet-20241022", server)
            .ask(
                request()
                    .withMessages(
                        List.of(
                            Message.user("one"), Message.assistant("two"), Message.user("three"))));
    assertThat(reply.text()).isEqualTo("Hello.");
    assertThat(reply.usage()).isEqualTo(new Tokens(100, 40, 10, 20, 5));
    assertThat(reply.model()).isEqualTo("loopback-1");
    assertThat(sent().path()).isEqualTo("/v1/messages");
    assertThat(sent().headers())
        .containsEntry("x-api-key", Users.KEY)
        .containsEntry("anthropic-version", "2023-06-01")
        .doesNotContainKey("authorization");
    assertThat(sent().json())
        .isEqualTo(
            Json.parse(
                """
                {"model": "claude-3-5-sonnet-20241022", "max_tokens": 8192, "temperature": 0.7,
                 "system": [{"type": "text", "text": "Be kind."}],
                 "messages": [
                   {"role": "user", "content": [{"type": "text", "text": "one"}]},
                   {"role": "assistant", "content": [{"type": "text", "text": "two"}]},
                   {"role": "user", "content": [{"type": "text", "text": "three"}]}]}
                """,
                "the test"));
  }

  @Test
  void asksBedrockWithASignature() {
    server.then(saying("Hello."));
    Users.ofBedrock("bedrock/anthropic.claude-3-5-sonnet-20241022-v2:0", server).ask(request());
    assertThat(sent().path())
        .matches("/model/anthropic\\.claude-3-5-sonnet-20241022-v2(:|%3A)0/invoke");
    assertThat(sent().headers().get("authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
        .contains("/eu-central-1/bedrock/aws4_request");
    assertThat(sent().headers()).doesNotContainKeys("x-api-key", "anthropic-version");
    assertThat(sent().json().path("anthropic_version").asString()).isEqualTo("bedrock-2023-05-31");
    assertThat(sent().json().has("model")).isFalse();
    assertThat(sent().json().path("temperature").asDouble()).isEqualTo(0.7);
  }

  @Test
  void asksVertexWithAToken(@TempDir Path folder) {
    try (LoopbackServer tokens = LoopbackServer.plain()) {
      tokens.then(Users.token());
      Map<String, String> variables = new HashMap<>(Users.GOOGLE);
      variables.put("GOOGLE_APPLICATION_CREDENTIALS", Users.login(folder, tokens).toString());
      String name = "vertex_ai/claude-3-5-sonnet-v2@20241022";
      ClaudeModel model = Users.model(name, server.address(), variables);
      server.then(saying("Hello.")).then(saying("Again."));
      model.ask(request());
      model.ask(request());
      assertThat(tokens.requests()).hasSize(1);
    }
    assertThat(sent().path())
        .isEqualTo(
            "/v1/projects/my-project/locations/europe-west1/publishers/anthropic/models/claude-3-5-sonnet-v2@20241022:rawPredict");
    assertThat(sent().headers())
        .containsEntry("authorization", "Bearer " + Users.TOKEN)
        .doesNotContainKey("x-api-key");
    assertThat(sent().json().path("anthropic_version").asString()).isEqualTo("vertex-2023-10-16");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "claude-3-5-sonnet-20240620 | 8192",
        "claude-3-5-sonnet-20241022 | 8192",
        "bedrock/anthropic.claude-3-sonnet-20240229-v1:0 | 4096",
        "bedrock/anthropic.claude-3-5-sonnet-20240620-v1:0 | 4096",
        "bedrock/anthropic.claude-3-5-sonnet-20241022-v2:0 | 8192",
        "bedrock/anthropic.claude-3-haiku-20240307-v1:0 | 4096",
        "bedrock/anthropic.claude-3-opus-20240229-v1:0 | 4096",
        "vertex_ai/claude-3-opus@20240229 | 4096",
        "vertex_ai/claude-3-5-sonnet@20240620 | 8192",
        "vertex_ai/claude-3-5-sonnet-v2@20241022 | 8192",
        "vertex_ai/claude-3-sonnet@20240229 | 4096",
        "vertex_ai/claude-3-haiku@20240307 | 4096",
      })
  void knowsTheModelsOfTheAiScientist(String typed, int limit) {
    server.then(saying("Hello."));
    asked(typed).ask(request().withMaxOutputTokens(20_000));
    String sent = typed.replaceFirst("^.*/", "");
    String named = sent().json().path("model").asString(sent().path().replace("%3A", ":"));
    assertThat(named).contains(sent);
    assertThat(sent().json().path("max_tokens").asInt()).isEqualTo(limit);
    assertThat(sent().json().path("temperature").asDouble()).isEqualTo(0.7);
  }

  @Test
  void sendsTheAddressOfABedrockProfileAsOnePart() {
    server.then(saying("Hello."));
    Users.ofBedrock(
            "bedrock/arn:aws:bedrock:eu-central-1:1:inference-profile/eu.anthropic.claude-sonnet-4",
            server)
        .ask(request());
    assertThat(sent().path()).contains("inference-profile%2Feu.anthropic.claude-sonnet-4/invoke");
  }

  @Test
  void makesOneTurnOfMessagesOfTheSameSpeaker() {
    server.then(saying("A cat."));
    Users.ofAnthropic("claude-sonnet-4-5", server)
        .ask(
            request()
                .withMessages(
                    List.of(
                        Message.user("The context."),
                        new Message(
                            Message.Role.USER,
                            "What is this?",
                            List.of(new Image("image/png", "iVBORw0KGgo="))))));
    assertThat(sent().json().path("messages"))
        .isEqualTo(
            Json.parse(
                """
                [{"role": "user", "content": [
                  {"type": "text", "text": "The context."},
                  {"type": "image", "source":
                    {"type": "base64", "media_type": "image/png", "data": "iVBORw0KGgo="}},
                  {"type": "text", "text": "What is this?"}]}]
                """,
                "the test"));
  }

  @ParameterizedTest
  @CsvSource({
    "claude-3-opus-20240229, 4096",
    "claude-3-5-haiku-20241022, 8192",
    "claude-sonnet-4-20250514, 20000",
  })
  void asksForNoMoreThanTheModelWrites(String model, int limit) {
    server.then(saying("Hello."));
    Users.ofAnthropic(model, server).ask(request().withMaxOutputTokens(20_000));
    assertThat(sent().json().path("max_tokens").asInt()).isEqualTo(limit);
  }

  @Test
  void sendsLongRequestsToo() {
    server.then(saying("Hello."));
    Users.ofAnthropic("claude-opus-4-20250514", server).ask(request().withMaxOutputTokens(64_000));
    assertThat(sent().json().path("max_tokens").asInt()).isEqualTo(32_000);
  }

  @Test
  void keepsTheTemperatureWithinWhatClaudeTakes() {
    server.then(saying("Hello."));
    Users.ofAnthropic("claude-3-haiku-20240307", server).ask(request().withTemperature(1.3));
    assertThat(sent().json().path("temperature").asDouble()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn, STOP",
    "stop_sequence, STOP",
    "max_tokens, LENGTH",
    "model_context_window_exceeded, LENGTH",
    "refusal, CONTENT_FILTER",
  })
  void saysWhyTheModelStopped(String reason, FinishReason finish) {
    server.then(blocks(reason, text("So far.")));
    assertThat(ask().samples()).containsExactly(new ModelReply.Sample("So far.", finish));
  }

  @Test
  void leavesThoughtsOutOfTheText() {
    server.then(
        blocks(
            "end_turn",
            "{\"type\": \"thinking\", \"thinking\": \"Hm.\", \"signature\": \"x\"}",
            text("Yes"),
            text(".")));
    assertThat(ask().text()).isEqualTo("Yes.");
  }

  private ClaudeModel asked(String typed) {
    return switch (typed.replaceFirst("/.*", "")) {
      case "bedrock" -> Users.ofBedrock(typed, server);
      case "vertex_ai" -> Users.ofVertex(typed, server);
      default -> Users.ofAnthropic(typed, server);
    };
  }

  private ModelReply ask() {
    return Users.ofAnthropic("claude-haiku-4-5", server).ask(request());
  }

  private LoopbackServer.Seen sent() {
    return server.requests().getFirst();
  }

  private static ModelRequest request() {
    return ModelRequest.of(Step.of("greet"), "test/greet", "Be kind.", "Say hello.");
  }
}
