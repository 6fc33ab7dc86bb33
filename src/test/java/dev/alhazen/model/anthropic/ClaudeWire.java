package dev.alhazen.model.anthropic;

import dev.alhazen.base.Json;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.Image;
import dev.alhazen.model.LoopbackServer;
import dev.alhazen.model.LoopbackServer.Line;
import dev.alhazen.model.LoopbackServer.Seen;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelReply.FinishReason;
import dev.alhazen.model.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Anthropic's messages protocol; the clouds differ in how they refuse.
record ClaudeWire(Errors errors) implements Wire {
  /// 100 prompt tokens, 40 of them from the cache and 10 to it; 20 completion tokens, 5 of thought.
  static final Tokens USE = new Tokens(100, 40, 10, 20, 5);

  /// Whose refusals.
  enum Errors {
    ANTHROPIC,
    BEDROCK,
    VERTEX
  }

  @Override
  public String reply(Said said) {
    String stop =
        switch (said.finish()) {
          case STOP -> "end_turn";
          case LENGTH -> "max_tokens";
          case CONTENT_FILTER -> "refusal";
        };
    return message(stop, said.use(), said.samples().stream().map(ClaudeWire::text).toList());
  }

  @Override
  public String error(int status, String message) {
    Object body =
        switch (errors) {
          case ANTHROPIC ->
              Map.of("type", "error", "error", Map.of("type", "some_error", "message", message));
          case BEDROCK -> Map.of("message", message);
          case VERTEX -> List.of(Map.of("error", Map.of("code", status, "message", message)));
        };
    return Json.line(body);
  }

  @Override
  public Asked asked(Seen request) {
    JsonNode body = request.json();
    List<Message> messages = new ArrayList<>();
    for (JsonNode turn : body.path("messages")) {
      messages.add(message(turn));
    }
    return new Asked(
        body.path("system").path(0).path("text").asString(""),
        messages,
        body.path("max_tokens").asInt(),
        1);
  }

  @Override
  public Tokens told(Tokens use) {
    return use;
  }

  @Override
  public Several several() {
    return Several.ONE_BY_ONE;
  }

  static Line saying(String text) {
    return LoopbackServer.json(
        new ClaudeWire(Errors.ANTHROPIC).reply(new Said(List.of(text), FinishReason.STOP, USE)));
  }

  /// A reply of other blocks than one text, each in JSON.
  static Line blocks(String stop, String... blocks) {
    return LoopbackServer.json(message(stop, USE, List.of(blocks)));
  }

  /// @param headers names and values in turn
  static Line refusing(int status, String message, String... headers) {
    return LoopbackServer.status(
        status, new ClaudeWire(Errors.ANTHROPIC).error(status, message), headers);
  }

  static String text(String text) {
    return Json.line(Map.of("type", "text", "text", text));
  }

  private static String message(String stop, Tokens use, List<String> blocks) {
    return """
    {"id": "msg_1", "type": "message", "role": "assistant", "model": "loopback-1",
     "content": [%s], "stop_reason": "%s", "stop_sequence": null,
     "usage": {"input_tokens": %d, "cache_read_input_tokens": %d,
       "cache_creation_input_tokens": %d, "output_tokens": %d,
       "output_tokens_details": {"thinking_tokens": %d}}}
    """
        .formatted(
            String.join(", ", blocks),
            stop,
            use.input() - use.cached() - use.cacheWritten(),
            use.cached(),
            use.cacheWritten(),
            use.output(),
            use.reasoning());
  }

  private static Message message(JsonNode turn) {
    List<String> texts = new ArrayList<>();
    List<Image> images = new ArrayList<>();
    for (JsonNode block : turn.path("content")) {
      JsonNode source = block.path("source");
      if (source.isMissingNode()) {
        texts.add(block.path("text").asString());
      } else {
        images.add(new Image(source.path("media_type").asString(), source.path("data").asString()));
      }
    }
    return new Message(
        Message.Role.valueOf(turn.path("role").asString().toUpperCase(Locale.ROOT)),
        String.join("\n\n", texts),
        images);
  }
}
