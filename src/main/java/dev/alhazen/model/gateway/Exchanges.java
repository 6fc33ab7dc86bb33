package dev.alhazen.model.gateway;

import com.sun.net.httpserver.HttpExchange;
import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import dev.alhazen.model.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// HTTP, as programs speak it with the gateway: calls are answered when their reply is whole, in
/// the form in which the provider gave it. Refusals say that trying again is of no use, since what
/// may pass was waited for already.
final class Exchanges {
  private static final int MOST_BYTES = 32_000_000;
  private static final String JSON = "application/json";
  private static final String STREAM = "text/event-stream";
  private static final int CHARACTERS_PER_TOKEN = 3;

  private final Calls calls;
  private final Relay relay;

  Exchanges(Calls calls, Relay relay) {
    this.calls = calls;
    this.relay = relay;
  }

  private record Answer(int status, String type, String body) {}

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer =
          relay.isOurs(exchange.getRemoteAddress())
              ? answer(exchange)
              : error(Wire.CHAT, 403, "permission_error", "This server is not for you.");
      byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type);
      if (answer.status >= 400) {
        exchange.getResponseHeaders().set("x-should-retry", "false");
      }
      boolean isHead = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status, isHead || body.length == 0 ? -1 : body.length);
      if (!isHead) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    Optional<Wire> wire = Wire.at(path);
    if (method.equals("POST") && wire.isPresent()) {
      return called(wire.get(), exchange);
    }
    if (method.equals("POST") && path.endsWith(Wire.MESSAGES.path() + "/count_tokens")) {
      int length = body(exchange).length();
      return json(Json.line(Map.of("input_tokens", length / CHARACTERS_PER_TOKEN)));
    }
    if (method.matches("GET|HEAD") && path.matches("(/v1)?/?")) {
      return json("{}");
    }
    if (method.equals("GET") && path.matches("(/v1)?/models")) {
      return json(models());
    }
    return error(
        path.contains(Wire.MESSAGES.path()) ? Wire.MESSAGES : Wire.CHAT,
        404,
        "not_found_error",
        "There is no %s %s here.".formatted(method, path));
  }

  private Answer called(Wire wire, HttpExchange exchange) throws IOException {
    try {
      JsonNode body = Json.parse(body(exchange), "The request body");
      if (!body.isObject()) {
        throw new MalformedException("The request body must be a JSON object.");
      }
      String beta =
          exchange.getRequestHeaders().getOrDefault("anthropic-beta", List.of()).stream()
              .reduce("", (all, next) -> all + "," + next);
      String reply = calls.ask(wire, body, Cleared.beta(beta));
      boolean streamed = body.path("stream").asBoolean(false) && !reply.startsWith("{");
      return new Answer(200, streamed ? STREAM : JSON, reply);
    } catch (MalformedException e) {
      return error(wire, 400, "invalid_request_error", e.explanation());
    } catch (AlhazenException e) {
      return refusal(wire, e);
    }
  }

  private static Answer refusal(Wire wire, AlhazenException e) {
    if (!(e instanceof ModelException failure)) {
      return error(wire, 400, "invalid_request_error", e.explanation());
    }
    return switch (failure.kind()) {
      case OVER_BUDGET -> error(wire, 402, "billing_error", e.explanation());
      case REFUSED, WRONG_ADDRESS -> error(wire, 403, "permission_error", e.explanation());
      case NO_SUCH_MODEL -> error(wire, 404, "not_found_error", e.explanation());
      case BAD_REQUEST, NOT_TO_SCHEMA, RATE_LIMITED, OVERLOADED, UNREACHABLE, UNREADABLE ->
          error(wire, 400, "invalid_request_error", e.explanation());
    };
  }

  private String models() {
    String name = calls.upstream().name().model();
    return Json.line(
        Map.of(
            "object",
            "list",
            "data",
            List.of(Map.of("id", name, "object", "model", "type", "model"))));
  }

  /// @throws MalformedException where it is longer than any request that makes sense
  private static String body(HttpExchange exchange) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new MalformedException("The request body is longer than 32 MB.");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static Answer json(String body) {
    return new Answer(200, JSON, body);
  }

  private static Answer error(Wire wire, int status, String type, String message) {
    return new Answer(status, JSON, wire.error(type, message));
  }
}
