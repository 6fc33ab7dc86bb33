package dev.alhazen.model.anthropic;

import com.anthropic.core.JsonValue;
import com.anthropic.core.http.Headers;
import com.anthropic.errors.AnthropicServiceException;
import dev.alhazen.model.RetryAfter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a service says when it does not reply, in the shapes of Anthropic, Bedrock and Vertex.
///
/// @param text its own words; empty where it has none
/// @param elsewhere where it points to
record Refusal(int status, String text, Optional<String> elsewhere, Optional<Duration> retryAfter) {

  static Refusal of(AnthropicServiceException e, InstantSource clock) {
    Headers headers = e.headers();
    return new Refusal(
        e.statusCode(),
        isPage(headers) ? "an HTML page, as of a proxy" : said(e),
        headers.values("Location").stream().findFirst(),
        headers.values("Retry-After").stream()
            .findFirst()
            .flatMap(header -> RetryAfter.of(header, clock)));
  }

  private static String said(AnthropicServiceException e) {
    String kind =
        e.headers().values("x-amzn-errortype").stream()
            .findFirst()
            .map(it -> it.replaceFirst("[:;].*$", "") + ": ")
            .orElse("");
    return text(plain(e.body())).map(kind::concat).orElse("");
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
