package dev.alhazen.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.model.Endpoint;
import dev.alhazen.model.LoopbackServer;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelException.Kind;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.ModelReply.FinishReason;
import dev.alhazen.model.ModelReply.Sample;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Price;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is peculiar to the Responses API.
class ResponsesTest {
  private static final ModelRequest REQUEST =
      ModelRequest.of(Step.of("greet"), "test/greet", "Be kind.", "Say hello.");

  private final LoopbackServer server = LoopbackServer.plain();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void keepsNothingAtTheProviderAndSendsNoTemperature() {
    server.then(LoopbackServer.json(reply("{\"a\": \"hi\"}")));
    model("responses")
        .ask(
            REQUEST.withSchema(
                Json.parse(
                    """
                    {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}
                    """,
                    "the test")));
    assertThat(server.lastRequest().path()).isEqualTo("/v1/responses");
    assertThat(server.lastRequest().json())
        .isEqualTo(
            Json.parse(
                """
                {"model": "gpt-5", "store": false, "max_output_tokens": 8192,
                 "instructions": "Be kind.", "input": [
                   {"type": "message", "role": "user", "content": "Say hello."}],
                 "text": {"format": {"type": "json_schema", "name": "test_greet", "strict": true,
                   "schema": {"type": "object", "required": ["a"], "additionalProperties": false,
                     "properties": {"a": {"type": "string"}}}}}}
                """,
                "the test"));
  }

  @Test
  void readsARefusal() {
    server.then(
        LoopbackServer.json(
            """
            {"status": "completed", "output": [{"type": "message", "role": "assistant",
              "content": [{"type": "refusal", "refusal": "I will not."}]}]}
            """));
    assertThat(model("responses").ask(REQUEST).samples())
        .containsExactly(new Sample("I will not.", FinishReason.CONTENT_FILTER));
  }

  @ParameterizedTest
  @CsvSource({
    "server_error, OVERLOADED",
    "rate_limit_exceeded, RATE_LIMITED",
    "invalid_prompt, BAD_REQUEST"
  })
  void findsAFailureInsideAReply(String code, Kind kind) {
    server.then(
        LoopbackServer.json(
            "{\"status\": \"failed\", \"output\": [], \"error\": {\"code\": \"%s\", \"message\": \"So.\"}}"
                .formatted(code)));
    ModelException failure =
        catchThrowableOfType(ModelException.class, () -> model("responses").ask(REQUEST));
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure).hasMessageContaining(": So. ");
  }

  @Test
  void isTriedWhereAModelKnowsNothingElse() {
    server
        .then(
            LoopbackServer.status(
                404,
                """
                {"error": {"message": "This model is only supported in v1/responses and not in v1/chat/completions."}}
                """))
        .then(LoopbackServer.json(reply("Hello.")));
    assertThat(model("chat").ask(REQUEST).text()).isEqualTo("Hello.");
    assertThat(server.lastRequest().path()).isEqualTo("/v1/responses");
  }

  private static String reply(String text) {
    return Json.line(
        Map.of(
            "status",
            "completed",
            "output",
            List.of(
                Map.of(
                    "type",
                    "message",
                    "role",
                    "assistant",
                    "content",
                    List.of(Map.of("type", "output_text", "text", text))))));
  }

  private OpenAiModel model(String protocol) {
    ModelName name = ModelName.parse("openai/gpt-5");
    Endpoint endpoint =
        Endpoint.of(
            name,
            Optional.of(server.address() + "/v1"),
            Map.of("OPENAI_API_KEY", "secret-key", "ALHAZEN_PROTOCOL", protocol));
    return new OpenAiModel(name, endpoint, Price.parse("1,2"), () -> Instant.EPOCH);
  }
}
