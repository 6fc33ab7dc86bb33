package dev.alhazen.model.anthropic;

import com.anthropic.core.JsonValue;
import com.anthropic.core.http.Headers;
import com.anthropic.errors.AnthropicServiceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a service says when it does not reply, in the shapes of Anthropic, Bedrock and Vertex.
///
/// @param text its own words; empty where it has none
record Refusal(int status, String text) {

  static Refusal of(AnthropicServiceException e) {
    if (isPage(e.headers())) {
      return new Refusal(e.statusCode(), "an HTML page, as of a proxy");
    }
    String kind =
        e.headers().values("x-amzn-errortype").stream()
            .findFirst()
            .map(it -> it.replaceFirst("[:;].*$", "") + ": ")
            .orElse("");
    return new Refusal(e.statusCode(), text(plain(e.body())).map(kind::concat).orElse(""));
  }

  /// Whether what came is for people, as from a proxy that stands between.
  static boolean isPage(Headers headers) {
    return headers.values("Content-Type").stream().anyMatch(type -> type.contains("html"));
  }

  private static Object plain(JsonValue body) {
    boolean isEmpty = body.isMissing() || body.isNull();
    return isEmpty ? "" : Optional.<Object>ofNullable(body.convert(Object.class)).orElse("");
  }

  /// The innermost text: `error.message`, `error`, `message`, perhaps in a list.
  private static Optional<String> text(Object body) {
    return switch (body) {
      case List<?> list when !list.isEmpty() -> text(list.getFirst());
      case Map<?, ?> map ->
          List.of("error", "message", "Message", "detail").stream()
              .flatMap(key -> Optional.<Object>ofNullable(map.get(key)).stream())
              .flatMap(value -> text(value).stream())
              .findFirst();
      case String text when !text.isBlank() -> Optional.of(text);
      default -> Optional.empty();
    };
  }
}
