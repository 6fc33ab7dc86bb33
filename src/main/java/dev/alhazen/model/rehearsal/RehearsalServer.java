package dev.alhazen.model.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelReply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Serves a model on loopback by OpenAI's protocol, for trying clients without a key.
///
/// `POST /v1/chat/completions` (with `n`, without streams), `GET /v1/models`, `GET /health`.
public final class RehearsalServer implements AutoCloseable {
  private final Model model;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// Starts at once.
  ///
  /// @param port 0 for any that is free
  /// @throws UnavailableException where the port is taken
  public RehearsalServer(Model model, int port) {
    this.model = model;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UnavailableException(
          "Port %d cannot be served: %s. Choose another with --port."
              .formatted(port, e.getMessage()),
          e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /// What a client takes as its base URL.
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      byte[] body = Json.line(answer.body).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    return switch (method + " " + path) {
      case "POST /v1/chat/completions" -> complete(body(exchange));
      case "GET /v1/models" -> new Answer(200, models());
      case "GET /health" -> new Answer(200, Map.of("status", "ok"));
      default -> Answer.error(404, "not_found", "There is no %s %s here.".formatted(method, path));
    };
  }

  private Answer complete(String body) {
    try {
      ModelReply reply = model.ask(ChatProtocol.request(body));
      return new Answer(200, ChatProtocol.completion(reply));
    } catch (MalformedException e) {
      return Answer.error(400, "invalid_request_error", e.explanation());
    } catch (ModelException e) {
      int status = e.kind() == ModelException.Kind.BAD_REQUEST ? 400 : 500;
      return Answer.error(status, "invalid_request_error", e.explanation());
    }
  }

  private Map<String, Object> models() {
    return Map.of(
        "object",
        "list",
        "data",
        List.of(Map.of("id", model.name(), "object", "model", "owned_by", "alhazen")));
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private record Answer(int status, Object body) {
    static Answer error(int status, String type, String message) {
      return new Answer(status, Map.of("error", Map.of("type", type, "message", message)));
    }
  }
}
