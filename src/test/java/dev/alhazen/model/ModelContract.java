package dev.alhazen.model;

import static dev.alhazen.model.LoopbackServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.base.Network;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.ModelReply.FinishReason;
import dev.alhazen.model.ModelReply.Sample;
import dev.alhazen.model.Wire.Asked;
import dev.alhazen.model.Wire.Said;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What every adapter does, tested over a loopback server that speaks its provider's protocol.
public abstract class ModelContract extends ModelFailureContract {
  private static final JsonNode SCHEMA =
      Json.parse(
          """
          {"type": "object", "properties": {"greeting": {"type": "string", "maxLength": 80}},
           "required": ["greeting"], "additionalProperties": false}
          """,
          "the test");

  @Test
  void readsTextUseAndCost() {
    server.then(json(saying("Hello.")));
    ModelReply reply = model().ask(request());
    assertThat(reply.samples()).containsExactly(new Sample("Hello.", FinishReason.STOP));
    assertThat(reply.usage()).isEqualTo(wire().told(USE));
    assertThat(reply.cost()).isEqualTo(price().of(wire().told(USE)));
    assertThat(reply.model()).isNotBlank();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void tellsCachedWrittenAndReasoningTokensApart() {
    Tokens use = new Tokens(5_000, 3_000, 1_500, 700, 600);
    server.then(json(wire().reply(new Said(List.of("Hello."), FinishReason.STOP, use))));
    assertThat(model().ask(request()).usage()).isEqualTo(wire().told(use));
  }

  @Test
  void sendsTheSystemMessageAndTheLimit() {
    Asked asked = asked(request().withMaxOutputTokens(1_234));
    assertThat(asked.system()).isEqualTo("Be kind.");
    assertThat(asked.messages()).containsExactly(Message.user("Say hello."));
    assertThat(asked.maxOutputTokens()).isEqualTo(1_234);
    assertThat(asked.samples()).isEqualTo(1);
  }

  @Test
  void sendsTheConversation() {
    List<Message> turns =
        List.of(Message.user("one"), Message.assistant("two"), Message.user("three"));
    assertThat(asked(request().withMessages(turns)).messages()).isEqualTo(turns);
  }

  /// What stays the same stands first, so that the provider's cache finds it.
  @Test
  void sendsMessagesOfTheSameSpeakerAsOne() {
    List<Message> turns =
        List.of(
            Message.user("The task."),
            Message.user("What changes."),
            Message.assistant("Half an answer."),
            Message.assistant("The other half."),
            Message.user("Go on."));
    assertThat(asked(request().withMessages(turns)).messages())
        .containsExactly(
            Message.user("The task.\n\nWhat changes."),
            Message.assistant("Half an answer.\n\nThe other half."),
            Message.user("Go on."));
  }

  @Test
  void sendsImages() {
    Image image = new Image("image/png", "iVBORw0KGgo=");
    Message message = new Message(Message.Role.USER, "What is this?", List.of(image));
    assertThat(asked(request().withMessages(List.of(message))).messages()).containsExactly(message);
  }

  @Test
  void tellsTheModelTheSchemaInItsOwnWayOrInWords() {
    server.then(json(saying("{\"greeting\": \"Hello.\"}")));
    ModelReply reply = model().ask(request().withSchema(SCHEMA));
    assertThat(Json.parse(reply.text(), "the reply").path("greeting").asString())
        .isEqualTo("Hello.");
    assertThat(server.lastRequest().body()).contains("greeting");
  }

  @Test
  void givesAsManySamplesAsAreAskedFor() {
    switch (wire().several()) {
      case IN_ONE_CALL -> server.then(json(saying("a", "b", "c")));
      case ONE_BY_ONE -> List.of("a", "b", "c").forEach(text -> server.then(json(saying(text))));
    }
    ModelReply reply = new SampledModel(model()).ask(request().withSamples(3));
    assertThat(reply.samples()).extracting(Sample::text).containsExactlyInAnyOrder("a", "b", "c");
    int calls = wire().several() == Wire.Several.IN_ONE_CALL ? 1 : 3;
    assertThat(server.requests()).hasSize(calls);
    assertThat(reply.usage().input()).isEqualTo(calls * wire().told(USE).input());
  }

  @Test
  void saysThatAReplyWasCutByItsLimit() {
    server.then(json(wire().reply(new Said(List.of("Half a"), FinishReason.LENGTH, USE))));
    server.then(json(wire().reply(new Said(List.of(""), FinishReason.LENGTH, USE))));
    Model model = model();
    assertThat(model.ask(request()).samples())
        .containsExactly(new Sample("Half a", FinishReason.LENGTH));
    assertThat(model.ask(request()).samples()).containsExactly(new Sample("", FinishReason.LENGTH));
  }

  @Test
  void saysThatAReplyWasWithheld() {
    server.then(json(wire().reply(new Said(List.of(""), FinishReason.CONTENT_FILTER, USE))));
    assertThat(model().ask(request()).samples().getFirst().finish())
        .isEqualTo(FinishReason.CONTENT_FILTER);
  }

  @Test
  void goesThroughTheUsersProxy() {
    server.then(json(saying("Carried.")));
    Network network = Network.of(Map.of("HTTP_PROXY", server.address().toString()));
    Setting far =
        new Setting(
            URI.create("http://provider.example"), Duration.ofSeconds(30), network, () -> NOW);
    assertThat(model(far).ask(request()).text()).isEqualTo("Carried.");
    assertThat(server.lastRequest().path()).startsWith("http://provider.example/");
  }

  @Test
  void answersManyAtOnce() {
    server.always(json(saying("Hello.")));
    Model model = model();
    assertThat(
            IntStream.range(0, 16)
                .parallel()
                .mapToObj(_ -> model.ask(request()).text())
                .distinct()
                .toList())
        .containsExactly("Hello.");
    assertThat(server.requests()).hasSize(16);
  }

  private Asked asked(ModelRequest request) {
    server.then(json(saying("Hello.")));
    model().ask(request);
    return wire().asked(server.lastRequest());
  }
}
