package dev.alhazen.model.gateway;

import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Money;
import dev.alhazen.model.Breakage;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelException.Kind;
import dev.alhazen.model.RetryAfter;
import dev.alhazen.model.Secrets;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Says what went wrong with a call that was passed on, never with a secret.
final class Failures {
  private static final int MOST_CHARACTERS = 300;

  private final Upstream upstream;
  private final Secrets secrets;
  private final InstantSource clock;

  Failures(Upstream upstream, Secrets secrets, InstantSource clock) {
    this.upstream = upstream;
    this.secrets = secrets;
    this.clock = clock;
  }

  ModelException refused(HttpResponse<String> response) {
    String said = said(response.body());
    return new ModelException(
        kind(response.statusCode(), said),
        "%s answered with status %d: %s.".formatted(upstream, response.statusCode(), clean(said)),
        response
            .headers()
            .firstValue("Retry-After")
            .flatMap(header -> RetryAfter.of(header, clock))
            .or(() -> RetryAfter.inBody(response.body())));
  }

  /// A failure that came with status 200.
  ModelException inReply(String said) {
    String text = said.toLowerCase(Locale.ROOT);
    Kind kind =
        text.contains("overloaded") || text.contains("rate limit")
            ? Kind.OVERLOADED
            : Kind.UNREADABLE;
    return new ModelException(kind, "%s failed: %s.".formatted(upstream, clean(said)));
  }

  ModelException unreadable(String text) {
    String beginning = text.strip();
    return beginning.startsWith("<")
        ? new ModelException(
            Kind.WRONG_ADDRESS,
            ("%s: an HTML page answers instead of the provider. Check the base URL, HTTPS_PROXY and"
                    + " NO_PROXY.")
                .formatted(upstream))
        : new ModelException(
            Kind.UNREADABLE, "%s: its reply is not what the protocol says.".formatted(upstream));
  }

  ModelException late() {
    return new ModelException(
        Kind.UNREACHABLE,
        "%s gave no complete reply within %d s."
            .formatted(upstream, upstream.timeout().toSeconds()));
  }

  ModelException broken(Throwable failure) {
    String root = clean(String.valueOf(Breakage.causes(failure).getLast().getMessage()));
    return switch (Breakage.of(failure)) {
      case UNTRUSTED ->
          misled(
              ("%s shows a certificate that nobody here vouches for: %s. Name its authority's PEM"
                      + " file in SSL_CERT_FILE.")
                  .formatted(upstream, root));
      case NOT_ENCRYPTED ->
          misled("%s speaks no TLS. Write http:// in the base URL.".formatted(upstream));
      case NOT_CARRIED ->
          misled(
              "The proxy on the way to %s does not carry the call: %s. Check HTTPS_PROXY."
                  .formatted(upstream, root));
      case NOT_SENT ->
          new ModelException(
                  Kind.UNREACHABLE,
                  "%s cannot be reached: %s. Check the base URL, the network, and that the server runs."
                      .formatted(upstream, root))
              .withCost(Money.ZERO);
      case LATE -> late();
      case CONTENT, CUT ->
          new ModelException(
              Kind.UNREACHABLE,
              "The connection to %s broke before the reply was complete: %s."
                  .formatted(upstream, root));
    };
  }

  private static ModelException misled(String sentence) {
    return new ModelException(Kind.WRONG_ADDRESS, sentence);
  }

  private static Kind kind(int status, String said) {
    String text = said.toLowerCase(Locale.ROOT);
    if (text.contains("insufficient_quota")
        || text.contains("exceeded your current quota")
        || text.contains("credit balance is too low")) {
      return Kind.REFUSED;
    }
    return switch (status) {
      case 401, 402, 403 -> Kind.REFUSED;
      case 404 -> Kind.NO_SUCH_MODEL;
      case 407 -> Kind.WRONG_ADDRESS;
      case 408 -> Kind.UNREACHABLE;
      case 429 -> Kind.RATE_LIMITED;
      default -> {
        if (status >= 500) {
          yield Kind.OVERLOADED;
        }
        yield status < 400 ? Kind.WRONG_ADDRESS : Kind.BAD_REQUEST;
      }
    };
  }

  private static String said(String body) {
    try {
      JsonNode json = Json.parse(body, "the refusal");
      JsonNode top = json.isArray() ? json.path(0) : json;
      JsonNode error = top.path("error");
      return Stream.of(error.path("message"), error, top.path("detail"), top.path("message"))
          .filter(JsonNode::isString)
          .map(JsonNode::asString)
          .findFirst()
          .map(text -> text + code(error))
          .orElse(body);
    } catch (MalformedException _) {
      return body.isBlank() ? "it gives no reason" : body;
    }
  }

  private static String code(JsonNode error) {
    return error.path("code").isString() ? " (%s)".formatted(error.path("code").asString()) : "";
  }

  /// One short line without secrets.
  private String clean(String text) {
    String line = text.replaceAll("\\s+", " ").strip().replaceFirst("\\.$", "");
    String safe = secrets.hidden(line);
    return safe.length() <= MOST_CHARACTERS ? safe : safe.substring(0, MOST_CHARACTERS) + "…";
  }
}
