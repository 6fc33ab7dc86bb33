package dev.alhazen.model.openai;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.alhazen.base.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A real HTTP server on loopback that speaks OpenAI's protocol from a script, errors included; it
/// answers with status 599 when its script runs out.
public final class LoopbackOpenAi implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Line> script = new ArrayList<>();
  private final List<JsonNode> requests = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private Line always =
      (_, exchange) -> send(exchange, 599, "{\"error\": {\"message\": \"no line left\"}}");

  /// What the server does with one request.
  public interface Line {
    void play(JsonNode request, HttpExchange exchange) throws IOException;
  }

  public LoopbackOpenAi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/chat/completions", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  public String baseUrl() {
    return "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort());
  }

  /// The bodies of the requests so far.
  public synchronized List<JsonNode> requests() {
    return List.copyOf(requests);
  }

  /// The `Authorization` headers of the requests so far.
  public synchronized List<String> keys() {
    return List.copyOf(keys);
  }

  public LoopbackOpenAi then(Line line) {
    script.add(line);
    return this;
  }

  /// What it does when the script is at its end.
  public LoopbackOpenAi always(Line line) {
    always = line;
    return this;
  }

  public LoopbackOpenAi thenSaying(String... samples) {
    return then(saying("stop", samples));
  }

  public LoopbackOpenAi thenStatus(int status, String message, String... headers) {
    return then(
        (_, exchange) -> {
          for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
          }
          send(exchange, status, Json.line(Map.of("error", Map.of("message", message))));
        });
  }

  public LoopbackOpenAi thenBody(String body) {
    return then((_, exchange) -> send(exchange, 200, body));
  }

  /// A reply whose body comes byte by byte, each after a pause.
  public LoopbackOpenAi thenSlowly(String text, Duration pause) {
    return then(
        (_, exchange) -> {
          byte[] body = completion("stop", List.of(text)).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            for (byte b : body) {
              out.write(b);
              out.flush();
              sleep(pause);
            }
          }
        });
  }

  /// A reply whose connection breaks in the middle of its body.
  public LoopbackOpenAi thenCut(String text) {
    return then(
        (_, exchange) -> {
          byte[] body = completion("stop", List.of(text)).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body, 0, body.length / 2);
          exchange.getResponseBody().flush();
          exchange.close();
        });
  }

  /// A line that answers with a text made from the request, as often as it is played.
  public static Line answering(Function<JsonNode, String> answer) {
    return (request, exchange) ->
        send(exchange, 200, completion("stop", List.of(answer.apply(request))));
  }

  public static Line saying(String finish, String... samples) {
    return (_, exchange) -> send(exchange, 200, completion(finish, List.of(samples)));
  }

  /// The body of a completion, with 100 prompt tokens, 40 of them cached, and 20 completion tokens,
  /// 5 of them reasoning.
  public static String completion(String finish, List<String> samples) {
    List<Map<String, Object>> choices =
        IntStream.range(0, samples.size())
            .<Map<String, Object>>mapToObj(
                i ->
                    Map.of(
                        "index", i,
                        "finish_reason", finish,
                        "message", Map.of("role", "assistant", "content", samples.get(i))))
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
            Map.of(
                "prompt_tokens", 100,
                "completion_tokens", 20,
                "total_tokens", 120,
                "prompt_tokens_details", Map.of("cached_tokens", 40),
                "completion_tokens_details", Map.of("reasoning_tokens", 5))));
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
      JsonNode request = Json.parse(body, "the request");
      next(request, exchange).play(request, exchange);
    }
  }

  private synchronized Line next(JsonNode request, HttpExchange exchange) {
    requests.add(request);
    keys.addAll(Stream.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).toList());
    return script.isEmpty() ? always : script.removeFirst();
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
