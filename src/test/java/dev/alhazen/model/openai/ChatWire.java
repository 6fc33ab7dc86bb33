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
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Chat completions, as the given kind of server speaks them.
record ChatWire(Kind kind) implements Wire {

  /// Whose habits of counting and failing.
  enum Kind {
    OPENAI(Several.IN_ONE_CALL),
    /// Names cached tokens by a word of its own.
    DEEPSEEK(Several.ONE_BY_ONE),
    OPENROUTER(Several.ONE_BY_ONE),
    /// Counts thoughts in the total only.
    GEMINI(Several.IN_ONE_CALL),
    /// Tells only the sums.
    OLLAMA(Several.ONE_BY_ONE),
    LOCAL(Several.IN_ONE_CALL);

    private final Several several;

    Kind(Several several) {
      this.several = several;
    }
  }

  @Override
  public String reply(Said said) {
    List<Map<String, Object>> choices =
        IntStream.range(0, said.samples().size())
            .mapToObj(i -> choice(i, said.samples().get(i), said.finish()))
            .toList();
    return Json.line(
        Map.of(
            "id",
            "c-1",
            "object",
            "chat.completion",
            "created",
            1,
            "model",
            "loopback-1",
            "choices",
            choices,
            "usage",
            usage(said.use())));
  }

  private static Map<String, Object> choice(int index, String text, FinishReason finish) {
    String word =
        switch (finish) {
          case STOP -> "stop";
          case LENGTH -> "length";
          case CONTENT_FILTER -> "content_filter";
        };
    return Map.of(
        "index", index,
        "finish_reason", word,
        "message", Map.of("role", "assistant", "content", text));
  }

  private Map<String, Object> usage(Tokens use) {
    Map<String, Object> usage = new LinkedHashMap<>();
    usage.put("prompt_tokens", use.input());
    usage.put(
        "completion_tokens", kind == Kind.GEMINI ? use.output() - use.reasoning() : use.output());
    usage.put("total_tokens", use.input() + use.output());
    switch (kind) {
      case OPENAI, OPENROUTER -> {
        usage.put(
            "prompt_tokens_details",
            Map.of("cached_tokens", use.cached(), "cache_write_tokens", use.cacheWritten()));
        usage.put("completion_tokens_details", Map.of("reasoning_tokens", use.reasoning()));
      }
      case DEEPSEEK -> {
        usage.put("prompt_cache_hit_tokens", use.cached());
        usage.put("prompt_cache_miss_tokens", use.input() - use.cached());
        usage.put("completion_tokens_details", Map.of("reasoning_tokens", use.reasoning()));
      }
      case GEMINI, LOCAL ->
          usage.put("prompt_tokens_details", Map.of("cached_tokens", use.cached()));
      case OLLAMA -> {}
    }
    return usage;
  }

  @Override
  public Tokens told(Tokens use) {
    return switch (kind) {
      case OPENAI, OPENROUTER -> use;
      case DEEPSEEK, GEMINI -> new Tokens(use.input(), use.cached(), use.output(), use.reasoning());
      case LOCAL -> new Tokens(use.input(), use.cached(), use.output(), 0);
      case OLLAMA -> new Tokens(use.input(), 0, use.output(), 0);
    };
  }

  @Override
  public String error(int status, String message) {
    Map<String, Object> error = Map.of("message", message, "code", status);
    return Json.line(
        kind == Kind.GEMINI ? List.of(Map.of("error", error)) : Map.of("error", error));
  }

  @Override
  public Asked asked(LoopbackServer.Seen request) {
    JsonNode body = request.json();
    StringBuilder system = new StringBuilder();
    List<Message> messages = new ArrayList<>();
    for (JsonNode message : body.path("messages")) {
      switch (message.path("role").asString()) {
        case "system" -> system.append(message.path("content").asString());
        case "user" -> messages.add(message(Message.Role.USER, message.path("content")));
        default -> messages.add(message(Message.Role.ASSISTANT, message.path("content")));
      }
    }
    int limit = body.path("max_tokens").asInt(body.path("max_completion_tokens").asInt(0));
    return new Asked(system.toString(), messages, limit, body.path("n").asInt(1));
  }

  private static Message message(Message.Role role, JsonNode content) {
    if (content.isString()) {
      return new Message(role, content.asString(), List.of());
    }
    List<Image> images = new ArrayList<>();
    content.forEach(
        part -> image(part.path("image_url").path("url").asString("")).forEach(images::add));
    return new Message(role, content.path(0).path("text").asString(), images);
  }

  static List<Image> image(String url) {
    String[] parts = url.split("[:;,]");
    return parts.length == 4 ? List.of(new Image(parts[1], parts[3])) : List.of();
  }

  @Override
  public Several several() {
    return kind.several;
  }
}
