package dev.alhazen.model.anthropic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.alhazen.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/// A real HTTP server on loopback that speaks Claude's protocol from a script, errors included; it
/// answers with status 599 when its script runs out. It also gives Google's tokens, at `/token`.
public final class LoopbackClaude implements AutoCloseable {
  static final String USAGE =
      """
      {"input_tokens": 50, "cache_read_input_tokens": 40, "cache_creation_input_tokens": 10,
       "output_tokens": 20, "output_tokens_details": {"thinking_tokens": 5}}""";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Line> script = new ArrayList<>();
  private final List<Request> requests = new ArrayList<>();
  private int tokens;
  private boolean refusesTokens;

  /// What the server does with one request.
  public interface Line {
    void play(Request request, HttpExchange exchange) throws IOException;
  }

  /// @param headers by name in lower case
  public record Request(String path, Map<String, String> headers, JsonNode body) {}

  public LoopbackClaude() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.createContext("/token", this::serveToken);
    server.setExecutor(threads);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:%d".formatted(server.getAddress().getPort()));
  }

  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  /// How often a token was asked for.
  public synchronized int tokens() {
    return tokens;
  }

  /// No token from now on, as for a login that has expired.
  public synchronized void refuseTokens() {
    refusesTokens = true;
  }

  public synchronized LoopbackClaude then(Line line) {
    script.add(line);
    return this;
  }

  public LoopbackClaude thenSaying(String text) {
    return thenBody(message("end_turn", text(text)));
  }

  public LoopbackClaude thenBody(String body) {
    return then((_, exchange) -> send(exchange, 200, body));
  }

  /// A refusal in Anthropic's form.
  public LoopbackClaude thenStatus(int status, String message, String... headers) {
    return thenRefusal(
        status, Json.line(Map.of("type", "error", "error", Map.of("message", message))), headers);
  }

  public LoopbackClaude thenRefusal(int status, String body, String... headers) {
    return then(
        (_, exchange) -> {
          for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
          }
          send(exchange, status, body);
        });
  }

  public static String text(String text) {
    return Json.line(Map.of("type", "text", "text", text));
  }

  /// @param blocks of content, each in JSON
  public static String message(String stopReason, String... blocks) {
    return """
    {"id": "msg_1", "type": "message", "role": "assistant", "model": "loopback-1",
     "content": [%s], "stop_reason": "%s", "stop_sequence": null, "usage": %s}
    """
        .formatted(String.join(", ", blocks), stopReason, USAGE);
  }

  public static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
      Request request =
          new Request(
              exchange.getRequestURI().getRawPath(), headers, Json.parse(body, "the request"));
      next(request).play(request, exchange);
    }
  }

  private void serveToken(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      if (refusesTokens()) {
        send(exchange, 400, "{\"error\": \"invalid_grant\", \"error_description\": \"Expired.\"}");
        return;
      }
      send(
          exchange,
          200,
          "{\"access_token\": \"ya29.secret\", \"expires_in\": 3600, \"token_type\": \"Bearer\"}");
    }
  }

  private synchronized boolean refusesTokens() {
    tokens++;
    return refusesTokens;
  }

  private synchronized Line next(Request request) {
    requests.add(request);
    return script.isEmpty()
        ? (_, exchange) -> send(exchange, 599, "{\"error\": {\"message\": \"no line left\"}}")
        : script.removeFirst();
  }
}
