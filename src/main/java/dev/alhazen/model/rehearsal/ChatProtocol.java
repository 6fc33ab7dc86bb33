package dev.alhazen.model.rehearsal;

import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Step;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// OpenAI's chat completion protocol, from the server's side: bodies to requests, replies to
/// bodies.
final class ChatProtocol {
  private static final Step STEP = Step.of("serve");
  private static final int MOST_SAMPLES = 128;
  private static final int USUAL_LIMIT = 8_192;

  private ChatProtocol() {}

  /// @throws MalformedException where the body is no request of the protocol
  static ModelRequest request(String body) {
    JsonNode json = Json.parse(body, "The request body");
    if (json.path("stream").asBoolean(false)) {
      throw new MalformedException("Streams are not served here: leave out \"stream\".");
    }
    List<Message> messages = new ArrayList<>();
    StringBuilder system = new StringBuilder();
    for (JsonNode message : json.path("messages")) {
      String text = text(message.path("content"));
      switch (message.path("role").asString("")) {
        case "system", "developer" -> system.append(system.isEmpty() ? "" : "\n").append(text);
        case "user" -> messages.add(Message.user(text));
        case "assistant" -> messages.add(Message.assistant(text));
        default ->
            throw new MalformedException(
                "Each message needs a role: system, developer, user or assistant.");
      }
    }
    if (messages.isEmpty() || messages.getLast().role() != Message.Role.USER) {
      throw new MalformedException("\"messages\" must end with a message of the user.");
    }
    return new ModelRequest(
        STEP,
        "",
        system.toString(),
        messages,
        json.path("temperature").asDouble(1),
        json.path("max_tokens").asInt(USUAL_LIMIT),
        samples(json),
        Optional.ofNullable(json.path("response_format").path("json_schema").get("schema")));
  }

  static Map<String, Object> completion(ModelReply reply) {
    List<Map<String, Object>> choices =
        IntStream.range(0, reply.samples().size())
            .mapToObj(i -> choice(i, reply.samples().get(i)))
            .toList();
    return Map.of(
        "id",
        "chatcmpl-rehearsal",
        "object",
        "chat.completion",
        "created",
        0,
        "model",
        reply.model(),
        "choices",
        choices,
        "usage",
        Map.of(
            "prompt_tokens", reply.usage().input(),
            "completion_tokens", reply.usage().output(),
            "total_tokens", reply.usage().input() + reply.usage().output()));
  }

  private static Map<String, Object> choice(int index, ModelReply.Sample sample) {
    return Map.of(
        "index", index,
        "message", Map.of("role", "assistant", "content", sample.text()),
        "finish_reason", sample.finish().name().toLowerCase(Locale.ROOT));
  }

  private static int samples(JsonNode json) {
    int n = json.path("n").asInt(1);
    if (n < 1 || n > MOST_SAMPLES) {
      throw new MalformedException("\"n\" must be from 1 to %d.".formatted(MOST_SAMPLES));
    }
    return n;
  }

  /// A string, or the text parts of a list; images are passed over.
  private static String text(JsonNode content) {
    if (content.isString()) {
      return content.asString();
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : content) {
      text.append(part.path("text").asString(""));
    }
    return text.toString();
  }
}
