package dev.alhazen.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.ModelReply.FinishReason;
import dev.alhazen.model.ModelReply.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Replies that their limit cut off.
class ContinuedModelTest {
  private static final ModelRequest REQUEST =
      ModelRequest.of(Step.of("write"), "test/write", "Be brief.", "Tell a story.");

  private static final JsonNode SCHEMA = Json.parse("{\"type\": \"object\"}", "the test");

  private final ScriptedModel provider = new ScriptedModel("x");
  private final Model model = new ContinuedModel(provider, Prompts.builtIn());

  @Test
  void leavesAWholeReplyAlone() {
    provider.then("The end.");
    assertThat(model.ask(REQUEST).text()).isEqualTo("The end.");
    assertThat(provider.requests()).containsExactly(REQUEST);
  }

  @Test
  void letsTheModelGoOnWhereItStopped() {
    provider.thenCut("Once upon a ti").thenCut("me there was ").thenCosting("0.02", "a cat.");
    ModelReply reply = model.ask(REQUEST);
    assertThat(reply.samples())
        .containsExactly(new Sample("Once upon a time there was a cat.", FinishReason.STOP));
    assertThat(reply.cost()).isEqualTo(Money.of("0.02"));
    assertThat(provider.requests())
        .extracting(request -> request.step().path())
        .containsExactly("write", "write/continue#1", "write/continue#2");
    List<Message> last = provider.lastRequest().messages();
    assertThat(last).hasSize(3).startsWith(REQUEST.messages().getFirst());
    assertThat(last.get(1)).isEqualTo(Message.assistant("Once upon a time there was "));
    assertThat(last.get(2).text()).contains("Do not repeat anything");
  }

  @Test
  void leavesOutWhatTheModelRepeats() {
    provider.thenCut("There was a small black cat").then("a small black cat on the mat.");
    assertThat(model.ask(REQUEST).text()).isEqualTo("There was a small black cat on the mat.");
  }

  @Test
  void stopsAfterTwoRoundsAndSaysThatItIsStillCut() {
    provider.thenCut("a").thenCut("b").thenCut("c");
    assertThat(model.ask(REQUEST).samples())
        .containsExactly(new Sample("abc", FinishReason.LENGTH));
  }

  @Test
  void continuesEachSampleByItself() {
    provider
        .then(
            new ModelReply(
                List.of(
                    new Sample("whole", FinishReason.STOP), new Sample("ha", FinishReason.LENGTH)),
                Tokens.NONE,
                Money.ZERO,
                "x"))
        .then("lf");
    assertThat(model.ask(REQUEST.withSamples(2)).samples())
        .extracting(Sample::text)
        .containsExactly("whole", "half");
    assertThat(provider.lastRequest().step()).isEqualTo(Step.of("write/sample#2/continue#1"));
  }

  @Test
  void leavesHalfOfAStructuredReplyAlone() {
    provider.thenCut("{\"half\":");
    model.ask(REQUEST.withSchema(SCHEMA));
    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  void givesMoreRoomWhereThoughtsUsedUpTheLimit() {
    provider.thenCut("").thenCut("").then("{}");
    ModelRequest request = REQUEST.withSchema(SCHEMA);
    assertThat(model.ask(request).samples()).containsExactly(new Sample("{}", FinishReason.STOP));
    assertThat(provider.requests())
        .containsExactly(
            request,
            request.withMaxOutputTokens(16_384).withStep(Step.of("write/continue#1")),
            request.withMaxOutputTokens(32_768).withStep(Step.of("write/continue#2")));
  }
}
