package dev.alhazen.model.anthropic;

import static dev.alhazen.model.anthropic.ClaudeWire.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Step;
import dev.alhazen.model.LoopbackServer;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Where the beginning of a prompt is marked for the provider's cache.
class CacheMarksTest {
  private static final String SONNET = "anthropic/claude-3-7-sonnet-20250219";
  private static final String LONG = "What stays the same. ".repeat(400);

  private final LoopbackServer server = LoopbackServer.plain();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void marksTheSystemMessageAndTheStableContextButNotWhatChanges() {
    List<String> marked =
        marked(SONNET, LONG, Message.user("Context. " + LONG), Message.user("Now."));
    assertThat(marked).containsExactly("What stays", "Context. W");
  }

  @Test
  void marksNothingInAShortPrompt() {
    assertThat(marked(SONNET, "Be kind.", Message.user("Context."), Message.user("Now.")))
        .isEmpty();
  }

  @Test
  void countsAllThatStandsBeforeTheMark() {
    String half = LONG.substring(0, 2_000);
    assertThat(marked(SONNET, half, Message.user("Context. " + half), Message.user("Now.")))
        .containsExactly("Context. W");
  }

  @Test
  void marksTheLastFourPlacesOfALongConversation() {
    List<Message> messages = new ArrayList<>();
    IntStream.rangeClosed(1, 3)
        .forEach(
            i -> {
              messages.add(Message.user("Question %d. %s".formatted(i, LONG)));
              messages.add(Message.assistant("Answer %d.".formatted(i)));
            });
    messages.add(Message.user("Now."));
    assertThat(marked(SONNET, LONG, messages.toArray(Message[]::new)))
        .containsExactly("Question 2", "Answer 2.", "Question 3", "Answer 3.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anthropic/claude-3-5-haiku-20241022",
        "anthropic/claude-haiku-4-5",
        "bedrock/us.anthropic.claude-opus-4-5-20251101-v1:0",
      })
  void knowsThatSomeModelsKeepLongPromptsOnly(String model) {
    String context = LONG.substring(0, 5_000);
    assertThat(marked(model, "Be kind.", Message.user(context), Message.user("Now."))).isEmpty();
    assertThat(marked(SONNET, "Be kind.", Message.user(context), Message.user("Now."))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anthropic/claude-3-sonnet-20240229",
        "bedrock/anthropic.claude-3-5-sonnet-20240620-v1:0",
        "bedrock/anthropic.claude-3-haiku-20240307-v1:0",
      })
  void marksNothingForModelsThatKeepNothing(String model) {
    assertThat(marked(model, LONG, Message.user(LONG + LONG), Message.user("Now."))).isEmpty();
  }

  /// The first characters of the blocks that are marked.
  private List<String> marked(String model, String system, Message... messages) {
    server.then(saying("Yes."));
    ModelRequest request =
        ModelRequest.of(Step.of("greet"), "test/greet", system, "").withMessages(List.of(messages));
    (model.startsWith("bedrock/")
            ? Users.ofBedrock(model, server)
            : Users.ofAnthropic(model, server))
        .ask(request);
    JsonNode body = server.requests().getLast().json();
    List<JsonNode> blocks = new ArrayList<>();
    body.path("system").forEach(blocks::add);
    body.path("messages").forEach(turn -> turn.path("content").forEach(blocks::add));
    return blocks.stream()
        .filter(block -> block.path("cache_control").path("type").asString("").equals("ephemeral"))
        .map(block -> block.path("text").asString())
        .map(text -> text.substring(0, Math.min(10, text.length())))
        .toList();
  }
}
