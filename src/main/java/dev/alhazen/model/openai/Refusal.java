package dev.alhazen.model.openai;

import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A server's no.
///
/// @param status of HTTP, or the like of it where the server hides it in a reply
/// @param said its own words
/// @param body all that came with it
record Refusal(int status, String said, String body, Optional<Duration> retryAfter) {
  private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");
  private static final int LONGEST_TITLE = 60;

  static Refusal of(int status, String body, Optional<Duration> retryAfter) {
    String text = body.strip();
    return new Refusal(status, isPage(text) ? page(text) : said(text), body, retryAfter);
  }

  static boolean isPage(String text) {
    return text.startsWith("<") || text.startsWith("\uFEFF<");
  }

  /// `an HTML page titled "Sign in"`.
  static String page(String text) {
    Matcher title = TITLE.matcher(text);
    String name = title.find() ? title.group(1).replaceAll("\\s+", " ").strip() : "";
    return name.isEmpty() || name.length() > LONGEST_TITLE
        ? "an HTML page"
        : "an HTML page titled \"%s\"".formatted(name);
  }

  /// Servers of this protocol put their reason in many places.
  private static String said(String text) {
    if (text.isEmpty()) {
      return "it gives no reason";
    }
    try {
      JsonNode body = Json.parse(text, "the refusal");
      JsonNode error = error(body.isArray() ? body.path(0) : body);
      return Stream.of(error.path("message"), error, error.path("type"), error.path("code"))
          .filter(JsonNode::isString)
          .map(JsonNode::asString)
          .filter(it -> !it.isBlank())
          .findFirst()
          .map(it -> it + upstream(error))
          .orElse(text);
    } catch (MalformedException _) {
      return text;
    }
  }

  private static JsonNode error(JsonNode body) {
    return Stream.of("error", "detail", "message")
        .map(body::path)
        .filter(part -> part.isObject() || part.isString())
        .findFirst()
        .orElse(body);
  }

  /// OpenRouter passes on what another provider said to it.
  private static String upstream(JsonNode error) {
    JsonNode raw = error.path("metadata").path("raw");
    String provider = error.path("metadata").path("provider_name").asString("the provider");
    return raw.isString() ? " (%s: %s)".formatted(provider, raw.asString()) : "";
  }
}
