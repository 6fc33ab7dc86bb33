package dev.alhazen.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.Endpoint;
import dev.alhazen.model.Message;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelReply.FinishReason;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Price;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What goes over the wire, and how replies are read.
class OpenAiModelTest {
  private static final JsonNode SCHEMA = Json.parse("{\"type\": \"object\"}", "the test");

  private final LoopbackOpenAi server = new LoopbackOpenAi();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void sendsTheConversationAndReadsReplyUsageAndCost() {
    server.thenSaying("Hello.");
    ModelRequest request =
        request()
            .withMessages(
                List.of(Message.user("one"), Message.assistant("two"), Message.user("three")));
    ModelReply reply = model("openai/gpt-4o").ask(request);
    assertThat(reply.text()).isEqualTo("Hello.");
    assertThat(reply.usage()).isEqualTo(new Tokens(100, 40, 20, 5));
    assertThat(reply.cost()).isEqualTo(Money.of("0.00030"));
    assertThat(reply.model()).isEqualTo("loopback-1");
    assertThat(sent())
        .isEqualTo(
            Json.parse(
                """
                {"model": "gpt-4o", "max_completion_tokens": 8192, "temperature": 0.7, "messages": [
                  {"role": "system", "content": "Be kind."}, {"role": "user", "content": "one"},
                  {"role": "assistant", "content": "two"}, {"role": "user", "content": "three"}]}
                """,
                "the test"));
    assertThat(server.keys()).containsExactly("Bearer secret-key");
  }

  @Test
  void sendsNoKeyOfAnotherProviderToALocalServer() {
    server.thenSaying("Hello.");
    model("local/m").ask(request());
    assertThat(server.keys()).isEmpty();
  }

  @Test
  void asksReasoningModelsInTheirForm() {
    server.thenSaying("a").thenSaying("b");
    model("openai/o3-mini").ask(request());
    assertThat(sent().path("max_completion_tokens").asInt()).isEqualTo(8192);
    assertThat(sent().has("temperature")).isFalse();
    assertThat(sent().has("max_tokens")).isFalse();
    model("openai/o1-mini").ask(request());
    assertThat(sent().path("messages").get(0).path("role").asString()).isEqualTo("user");
  }

  @Test
  void sendsTheSchema() {
    server.thenSaying("{}");
    model("local/m").ask(request().withSchema(SCHEMA));
    assertThat(sent().path("response_format"))
        .isEqualTo(
            Json.parse(
                """
                {"type": "json_schema",
                 "json_schema": {"name": "test_greet", "schema": {"type": "object"}}}
                """,
                "the test"));
  }

  @Test
  void fallsBackToALooserFormWhereTheServerRefusesTheSchemaAndRemembersIt() {
    server.thenStatus(400, "response_format json_schema is unknown").thenSaying("{}");
    Model model = model("local/m");
    model.ask(request().withSchema(SCHEMA));
    assertThat(sent().path("response_format").path("type").asString()).isEqualTo("json_object");
    server.thenStatus(400, "response_format is unknown").thenSaying("{}");
    model.ask(request().withSchema(SCHEMA));
    assertThat(server.requests()).hasSize(4);
    assertThat(sent().has("response_format")).isFalse();
  }

  @Test
  void promisesOpenAiASchemaThatCanBeStrict() {
    server.thenSaying("{}");
    JsonNode schema =
        Json.parse(
            """
            {"type": "object", "required": ["a"],
             "properties": {"a": {"type": "string", "maxLength": 9}}}
            """,
            "the test");
    model("openai/gpt-4o").ask(request().withSchema(schema));
    assertThat(sent().path("response_format").path("json_schema"))
        .isEqualTo(
            Json.parse(
                """
                {"name": "test_greet", "strict": true, "schema":
                  {"type": "object", "required": ["a"], "additionalProperties": false,
                   "properties": {"a": {"type": "string", "description": "(maxLength 9)"}}}}
                """,
                "the test"));
  }

  @Test
  void tellsTheSchemaInWordsWhereTheModelKnowsOnlyObjects() {
    server.thenSaying("{}");
    model("deepseek/deepseek-chat").ask(request().withSchema(SCHEMA));
    assertThat(sent().path("response_format").path("type").asString()).isEqualTo("json_object");
    assertThat(sent().path("messages").get(1).path("content").asString())
        .startsWith("Say hello.\n\n")
        .contains("JSON schema")
        .contains("\"type\" : \"object\"");
  }

  @Test
  void takesSeveralSamplesFromOneCall() {
    server.thenSaying("a", "b", "c");
    ModelReply reply = model("openai/gpt-4o").ask(request().withSamples(3));
    assertThat(reply.samples()).extracting(ModelReply.Sample::text).containsExactly("a", "b", "c");
    assertThat(sent().path("n").asInt()).isEqualTo(3);
  }

  @Test
  void givesFewerSamplesWhereTheServerDoes() {
    server.thenSaying("first");
    assertThat(model("openai/gpt-4o").ask(request().withSamples(3)).samples()).hasSize(1);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void keepsTheSamplesBesidesAnEmptyOne() {
    server.thenSaying("a", "", "c");
    assertThat(model("openai/gpt-4o").ask(request().withSamples(3)).samples())
        .extracting(ModelReply.Sample::text)
        .containsExactly("a", "c");
  }

  @Test
  void givesOneSampleWhereTheServerRefusesSeveralAndRemembersIt() {
    server.thenStatus(400, "n must be 1").thenSaying("one").thenSaying("two");
    Model model = model("local/m");
    assertThat(model.ask(request().withSamples(2)).samples()).hasSize(1);
    assertThat(model.ask(request().withSamples(2)).samples()).hasSize(1);
    assertThat(server.requests()).hasSize(3);
    assertThat(sent().has("n")).isFalse();
  }

  @Test
  void givesUpWhatTheServerRefusesOneByOne() {
    server
        .thenStatus(
            400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
        .thenStatus(400, "'temperature' does not support 0.7 with this model.")
        .thenStatus(400, "System role not supported")
        .thenSaying("Hello.");
    assertThat(model("local/m").ask(request()).text()).isEqualTo("Hello.");
    assertThat(sent())
        .isEqualTo(
            Json.parse(
                """
                {"model": "m", "max_completion_tokens": 8192,
                 "messages": [{"role": "user", "content": "Be kind.\\n\\nSay hello."}]}
                """,
                "the test"));
  }

  @Test
  void asksNoOtherWayWhereTheRequestIsTooLong() {
    server.thenStatus(400, "This model's maximum context length is 8192 tokens.");
    assertThatThrownBy(() -> model("local/m").ask(request().withSchema(SCHEMA)))
        .hasMessageContaining("longer than the model's context");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void saysThatAReplyWasWithheld() {
    server.thenBody("{\"choices\": [{\"message\": {\"content\": null, \"refusal\": \"No.\"}}]}");
    assertThat(model("local/m").ask(request()).samples())
        .containsExactly(new ModelReply.Sample("No.", FinishReason.CONTENT_FILTER));
  }

  @Test
  void removesThoughts() {
    server.thenSaying("<think>\nhm\n</think>\n\nHello.");
    assertThat(model("local/m").ask(request()).text()).isEqualTo("Hello.");
  }

  @Test
  void takesTheCostThatTheProviderNames() {
    server.thenBody(
        """
        {"choices": [{"finish_reason": "stop", "message": {"content": "hi"}}],
         "usage": {"prompt_tokens": 10, "completion_tokens": 2, "total_tokens": 12, "cost": 0.0123}}
        """);
    ModelReply reply = model("openrouter/x/y").ask(request());
    assertThat(reply.cost()).isEqualTo(Money.of("0.0123"));
    assertThat(reply.usage()).isEqualTo(new Tokens(10, 0, 2, 0));
  }

  @Test
  void chargesTheWorstCaseWhereAPaidProviderTellsNoUsage() {
    server.thenBody("{\"choices\": [{\"message\": {\"content\": \"hi\"}}]}");
    assertThat(model("openai/gpt-4o").ask(request()).cost().exceeds(Money.of("0.04"))).isTrue();
  }

  private JsonNode sent() {
    return server.requests().getLast();
  }

  private static ModelRequest request() {
    return ModelRequest.of(Step.of("greet"), "test/greet", "Be kind.", "Say hello.");
  }

  private Model model(String name) {
    ModelName parsed = ModelName.parse(name);
    Map<String, String> environment =
        Map.of(
            "OPENAI_API_KEY",
            "secret-key",
            "OPENROUTER_API_KEY",
            "other-key",
            "DEEPSEEK_API_KEY",
            "third-key");
    Endpoint endpoint = Endpoint.of(parsed, Optional.of(server.baseUrl()), environment);
    Price price = parsed.provider().isFree() ? Price.FREE : Price.parse("2.5,1.25,5");
    return new OpenAiModel(parsed, endpoint, price, () -> Instant.EPOCH);
  }
}
