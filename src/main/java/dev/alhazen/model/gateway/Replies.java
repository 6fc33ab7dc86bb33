package dev.alhazen.model.gateway;

import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What can be told of a reply without understanding it: whether it is whole, and what it used.
///
/// @param parts the reply's JSON: one value, or the events of a stream
record Replies(Wire wire, boolean streamed, List<JsonNode> parts) {
  private static final String DATA = "data:";

  Replies {
    parts = List.copyOf(parts);
  }

  /// @throws MalformedException where it is not of the protocol
  static Replies read(Wire wire, String contentType, String text) {
    if (!contentType.startsWith("text/event-stream")) {
      return new Replies(wire, false, List.of(Json.parse(text, "the reply")));
    }
    List<JsonNode> events = new ArrayList<>();
    text.lines()
        .filter(line -> line.startsWith(DATA))
        .map(line -> line.substring(DATA.length()).strip())
        .filter(data -> data.startsWith("{"))
        .forEach(data -> events.add(Json.parse(data, "an event of the reply")));
    return new Replies(wire, true, events);
  }

  /// Whether it came to its end; a stream can be cut at any place.
  boolean isWhole() {
    return switch (wire) {
      case CHAT ->
          parts.stream()
              .flatMap(part -> part.path("choices").valueStream())
              .anyMatch(choice -> choice.path("finish_reason").isString());
      case RESPONSES -> streamed ? ending().isPresent() : parts.getFirst().has("output");
      case MESSAGES ->
          streamed
              ? types().anyMatch("message_stop"::equals)
              : parts.getFirst().path("content").isArray();
    };
  }

  /// The failure that a server hides in a reply or sends in a stream; empty where there is none.
  Optional<String> error() {
    return parts.stream()
        .map(
            part ->
                part.path("type").asString("").equals("response.failed")
                    ? part.path("response").path("error")
                    : part.path("error"))
        .filter(error -> error.isObject() || error.isString())
        .map(error -> error.path("message").asString(Json.line(error)))
        .findFirst();
  }

  /// What the provider counted; empty where it told nothing.
  Optional<Tokens> tokens() {
    return switch (wire) {
      case CHAT -> usage().map(Replies::chat);
      case RESPONSES -> usage().map(Replies::responses);
      case MESSAGES -> usage().map(Replies::messages);
    };
  }

  /// What some providers say that it cost.
  Optional<Money> cost() {
    return usage()
        .map(usage -> usage.path("cost"))
        .filter(JsonNode::isNumber)
        .map(JsonNode::decimalValue)
        .filter(cost -> cost.signum() >= 0)
        .map(Money::new);
  }

  private Optional<JsonNode> usage() {
    return switch (wire) {
      case CHAT -> last(parts.stream().map(part -> part.path("usage")));
      case RESPONSES ->
          streamed
              ? ending().map(response -> response.path("usage")).filter(JsonNode::isObject)
              : last(parts.stream().map(part -> part.path("usage")));
      case MESSAGES -> merged();
    };
  }

  private static Optional<JsonNode> last(Stream<JsonNode> found) {
    return found.filter(JsonNode::isObject).reduce((_, later) -> later);
  }

  /// Anthropic's streams tell the prompt's part first and the reply's last, where both are totals.
  private Optional<JsonNode> merged() {
    ObjectNode all = Json.mapper().createObjectNode();
    parts.stream()
        .flatMap(part -> Stream.of(part.path("message").path("usage"), part.path("usage")))
        .filter(JsonNode::isObject)
        .flatMap(usage -> usage.propertyStream())
        .filter(property -> !property.getValue().isNull())
        .forEach(property -> all.set(property.getKey(), property.getValue()));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private Optional<JsonNode> ending() {
    return parts.stream()
        .filter(
            part ->
                part.path("type")
                    .asString("")
                    .matches("response\\.(completed|incomplete|failed|cancelled)"))
        .map(part -> part.path("response"))
        .findFirst();
  }

  private Stream<String> types() {
    return parts.stream().map(part -> part.path("type").asString(""));
  }

  private static Tokens chat(JsonNode usage) {
    long input = count(usage, "prompt_tokens");
    long output = count(usage, "completion_tokens");
    long hidden = Math.max(0, count(usage, "total_tokens") - input - output);
    JsonNode prompt = usage.path("prompt_tokens_details");
    long cached = Math.max(count(prompt, "cached_tokens"), count(usage, "prompt_cache_hit_tokens"));
    long reasoning = count(usage.path("completion_tokens_details"), "reasoning_tokens");
    return bounded(input, cached, 0, output + hidden, Math.max(hidden, reasoning));
  }

  private static Tokens responses(JsonNode usage) {
    return bounded(
        count(usage, "input_tokens"),
        count(usage.path("input_tokens_details"), "cached_tokens"),
        0,
        count(usage, "output_tokens"),
        count(usage.path("output_tokens_details"), "reasoning_tokens"));
  }

  private static Tokens messages(JsonNode usage) {
    long cached = count(usage, "cache_read_input_tokens");
    long written = count(usage, "cache_creation_input_tokens");
    return bounded(
        count(usage, "input_tokens") + cached + written,
        cached,
        written,
        count(usage, "output_tokens"),
        0);
  }

  private static long count(JsonNode usage, String key) {
    return Math.max(0, usage.path(key).asLong(0));
  }

  /// Parts are never more than the whole, whatever a server counts.
  private static Tokens bounded(
      long input, long cached, long written, long output, long reasoning) {
    long read = Math.min(cached, input);
    return new Tokens(
        input, read, Math.min(written, input - read), output, Math.min(reasoning, output));
  }
}
