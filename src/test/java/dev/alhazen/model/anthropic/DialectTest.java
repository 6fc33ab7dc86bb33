package dev.alhazen.model.anthropic;

import static dev.alhazen.model.anthropic.ClaudeWire.blocks;
import static dev.alhazen.model.anthropic.ClaudeWire.refusing;
import static dev.alhazen.model.anthropic.ClaudeWire.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.model.LoopbackServer;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelReply.FinishReason;
import dev.alhazen.model.ModelRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What is sent to which model, and what is left out once it was refused.
class DialectTest {
  private static final JsonNode SCHEMA =
      Json.parse(
          """
          {"type": "object", "required": ["score"], "additionalProperties": false, "properties": {
            "score": {"type": "integer", "minimum": 1, "maximum": 10, "description": "How good."},
            "minimum": {"type": "array", "items": {"type": "object", "properties": {
              "name": {"type": "string", "minLength": 1}}}}}}
          """,
          "the test");

  private final LoopbackServer server = LoopbackServer.plain();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void asksNewModelsForTheSchemaAndTellsLimitsInWords() {
    server.then(saying("{\"score\": 7}"));
    ModelReply reply = ask("claude-sonnet-4-5", structured());
    assertThat(reply.text()).isEqualTo("{\"score\": 7}");
    assertThat(sent(0).path("output_config").path("format"))
        .isEqualTo(
            Json.parse(
                """
                {"type": "json_schema", "schema": {
                  "type": "object", "required": ["score"], "additionalProperties": false,
                  "properties": {
                    "score": {"type": "integer", "description": "How good. (minimum 1, maximum 10)"},
                    "minimum": {"type": "array", "items": {
                      "type": "object", "additionalProperties": false, "properties": {
                        "name": {"type": "string", "description": "(minLength 1)"}}}}}}}
                """,
                "the test"));
    assertThat(sent(0).has("tools")).isFalse();
  }

  @Test
  void makesOlderModelsCallATool() {
    server.then(blocks("tool_use", call("{\"score\": 7}")));
    ModelReply reply = ask("claude-3-5-sonnet-20241022", structured());
    assertThat(reply.samples())
        .containsExactly(new ModelReply.Sample("{\"score\":7}", FinishReason.STOP));
    assertThat(sent(0).path("tools").path(0).path("name").asString()).isEqualTo("test_greet");
    assertThat(sent(0).path("tools").path(0).path("input_schema")).isEqualTo(SCHEMA);
    assertThat(sent(0).path("tool_choice"))
        .isEqualTo(
            Json.parse(
                """
                {"type": "tool", "name": "test_greet", "disable_parallel_tool_use": true}""",
                "the test"));
    assertThat(sent(0).has("output_config")).isFalse();
  }

  @Test
  void asksInPlainTextWhereEveryFormIsRefusedAndRemembersIt() {
    server
        .then(refusing(400, "output_config: Extra inputs are not permitted"))
        .then(refusing(400, "tool_choice: not supported by this model"))
        .then(saying("{\"score\": 7}"))
        .then(saying("{\"score\": 8}"));
    ClaudeModel model = Users.ofAnthropic("claude-sonnet-4-5", server);
    assertThat(model.ask(structured()).text()).isEqualTo("{\"score\": 7}");
    assertThat(model.ask(structured()).text()).isEqualTo("{\"score\": 8}");
    assertThat(sent(0).has("output_config")).isTrue();
    assertThat(sent(1).has("tool_choice")).isTrue();
    assertThat(sent(2).has("output_config") || sent(2).has("tools")).isFalse();
    assertThat(sent(2).path("messages").path(0).path("content").path(1).path("text").asString())
        .contains("JSON schema")
        .contains("score");
    assertThat(sent(3).has("output_config") || sent(3).has("tools")).isFalse();
  }

  @Test
  void tellsTheFirstRefusalWhereNothingHelps() {
    server
        .then(refusing(400, "The first reason."))
        .then(refusing(400, "The second reason."))
        .then(refusing(400, "The third reason."));
    ClaudeModel model = Users.ofAnthropic("claude-sonnet-4-5", server);
    assertThat(catchThrowableOfType(ModelException.class, () -> model.ask(structured())))
        .hasMessageContaining("The first reason");
    server.then(saying("{}"));
    model.ask(structured());
    assertThat(sent(3).has("output_config")).isTrue();
  }

  @Test
  void asksOnceWhereThePromptIsTooLong() {
    server.then(refusing(400, "prompt is too long: 210000 tokens > 200000 maximum"));
    assertThat(
            catchThrowableOfType(
                ModelException.class, () -> ask("claude-sonnet-4-5", structured())))
        .hasMessageContaining("longer than the model's context");
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claude-opus-4-7",
        "claude-opus-4-8",
        "claude-sonnet-5",
        "claude-haiku-5-5",
        "claude-fable-5-2",
      })
  void sendsNoTemperatureToModelsThatRefuseIt(String model) {
    server.then(saying("Hello."));
    ask(model, request());
    assertThat(sent(0).has("temperature")).isFalse();
  }

  @Test
  void leavesTheTemperatureOutOnceItWasRefused() {
    server
        .then(refusing(400, "`temperature` is deprecated for this model."))
        .then(saying("Hello."))
        .then(saying("Again."));
    ClaudeModel model = Users.ofAnthropic("anthropic/experimental", server);
    model.ask(request());
    model.ask(request());
    assertThat(sent(0).path("temperature").asDouble()).isEqualTo(0.7);
    assertThat(sent(1).has("temperature")).isFalse();
    assertThat(sent(2).has("temperature")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max_tokens: 8192 > 4096, which is the maximum allowed number of output tokens for it",
        "The maximum tokens you requested exceeds the model limit of 4096. Try again with less.",
      })
  void lowersALimitThatIsTooHigh(String refusal) {
    server.then(refusing(400, refusal)).then(saying("Hello.")).then(saying("Again."));
    ClaudeModel model = Users.ofAnthropic("anthropic/experimental", server);
    model.ask(request());
    model.ask(request());
    assertThat(sent(1).path("max_tokens").asInt()).isEqualTo(4_096);
    assertThat(sent(2).path("max_tokens").asInt()).isEqualTo(4_096);
  }

  @Test
  void saysThatAToolCallWasCut() {
    server.then(blocks("max_tokens", call("{}")));
    assertThat(ask("claude-3-5-sonnet-20241022", structured()).samples().getFirst().finish())
        .isEqualTo(FinishReason.LENGTH);
  }

  private ModelReply ask(String model, ModelRequest request) {
    return Users.ofAnthropic(model, server).ask(request);
  }

  private JsonNode sent(int number) {
    return server.requests().get(number).json();
  }

  private static String call(String input) {
    return "{\"type\": \"tool_use\", \"id\": \"t1\", \"name\": \"test_greet\", \"input\": %s}"
        .formatted(input);
  }

  private static ModelRequest structured() {
    return request().withSchema(SCHEMA);
  }

  private static ModelRequest request() {
    return ModelRequest.of(Step.of("greet"), "test/greet", "Be kind.", "Say hello.");
  }
}
