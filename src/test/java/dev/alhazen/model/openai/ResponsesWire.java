package dev.alhazen.model.openai;

import dev.alhazen.base.Json;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.Image;
import dev.alhazen.model.LoopbackServer;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelReply.FinishReason;
import dev.alhazen.model.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The Responses API.
record ResponsesWire() implements Wire {

  @Override
  public String reply(Said said) {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("id", "resp_1");
    reply.put("object", "response");
    reply.put("created_at", 1);
    reply.put("model", "loopback-1");
    reply.put("status", said.finish() == FinishReason.STOP ? "completed" : "incomplete");
    switch (said.finish()) {
      case STOP -> {}
      case LENGTH -> reply.put("incomplete_details", Map.of("reason", "max_output_tokens"));
      case CONTENT_FILTER -> reply.put("incomplete_details", Map.of("reason", "content_filter"));
    }
    reply.put("output", output(said.samples().getFirst()));
    reply.put("usage", usage(said.use()));
    return Json.line(reply);
  }

  private static List<Map<String, Object>> output(String text) {
    Map<String, Object> part =
        Map.of("type", "output_text", "text", text, "annotations", List.of());
    return List.of(
        Map.of("type", "reasoning", "id", "rs_1", "summary", List.of()),
        Map.of(
            "type", "message",
            "id", "msg_1",
            "role", "assistant",
            "status", "completed",
            "content", List.of(part)));
  }

  private static Map<String, Object> usage(Tokens use) {
    return Map.of(
        "input_tokens", use.input(),
        "input_tokens_details",
            Map.of("cached_tokens", use.cached(), "cache_write_tokens", use.cacheWritten()),
        "output_tokens", use.output(),
        "output_tokens_details", Map.of("reasoning_tokens", use.reasoning()),
        "total_tokens", use.input() + use.output());
  }

  @Override
  public Tokens told(Tokens use) {
    return use;
  }

  @Override
  public String error(int status, String message) {
    return Json.line(Map.of("error", Map.of("message", message, "type", "an_error")));
  }

  @Override
  public Asked asked(LoopbackServer.Seen request) {
    JsonNode body = request.json();
    List<Message> messages = new ArrayList<>();
    for (JsonNode item : body.path("input")) {
      Message.Role role =
          item.path("role").asString().equals("user") ? Message.Role.USER : Message.Role.ASSISTANT;
      messages.add(message(role, item.path("content")));
    }
    return new Asked(
        body.path("instructions").asString(""),
        messages,
        body.path("max_output_tokens").asInt(),
        1);
  }

  private static Message message(Message.Role role, JsonNode content) {
    if (content.isString()) {
      return new Message(role, content.asString(), List.of());
    }
    List<Image> images = new ArrayList<>();
    content.forEach(
        part -> ChatWire.image(part.path("image_url").asString("")).forEach(images::add));
    return new Message(role, content.path(0).path("text").asString(), images);
  }

  @Override
  public Several several() {
    return Several.ONE_BY_ONE;
  }
}
