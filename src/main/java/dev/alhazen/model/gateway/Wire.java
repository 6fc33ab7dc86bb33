package dev.alhazen.model.gateway;

import dev.alhazen.base.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The protocols in which programs ask, by what this program must know of them.
enum Wire {
  /// OpenAI's chat completions.
  CHAT("/chat/completions", List.of("max_completion_tokens", "max_tokens")),
  /// OpenAI's Responses.
  RESPONSES("/responses", List.of("max_output_tokens")),
  /// Anthropic's messages.
  MESSAGES("/messages", List.of("max_tokens"));

  private static final String TASK = "coder/";

  private final String path;
  private final List<String> limits;

  Wire(String path, List<String> limits) {
    this.path = path;
    this.limits = limits;
  }

  /// The protocol of a path, with or without the `/v1` before it.
  static Optional<Wire> at(String path) {
    String plain = path.replaceFirst("^/v1(?=/)", "");
    return Arrays.stream(values()).filter(wire -> wire.path.equals(plain)).findFirst();
  }

  /// The protocol that a request's task names.
  static Wire ofTask(String task) {
    return valueOf(task.substring(TASK.length()).toUpperCase(Locale.ROOT));
  }

  String task() {
    return TASK + name().toLowerCase(Locale.ROOT);
  }

  /// Where it is served, below a provider's base URL.
  String path() {
    return path;
  }

  /// The longest reply that a body asks for; empty where it leaves that open.
  Optional<Integer> limit(JsonNode body) {
    return limits.stream()
        .map(body::path)
        .filter(JsonNode::isIntegralNumber)
        .map(JsonNode::asInt)
        .findFirst();
  }

  /// Sets the limit where the body has it, else under the given name.
  void limit(ObjectNode body, int tokens, String usual) {
    String key = limits.stream().filter(body::has).findFirst().orElse(usual);
    body.put(key, tokens);
  }

  /// What the newest servers of the protocol call the limit.
  String newestLimit() {
    return limits.getFirst();
  }

  /// What the oldest servers of the protocol call the limit.
  String oldestLimit() {
    return limits.getLast();
  }

  /// A refusal as the protocol writes it.
  String error(String type, String message) {
    return switch (this) {
      case CHAT, RESPONSES ->
          Json.line(Map.of("error", Map.of("message", message, "type", type, "code", type)));
      case MESSAGES ->
          Json.line(Map.of("type", "error", "error", Map.of("type", type, "message", message)));
    };
  }
}
