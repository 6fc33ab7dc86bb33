package dev.alhazen.model.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.alhazen.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A provider's server on loopback that answers as a test says and remembers what it was asked.
public final class LoopbackProvider implements AutoCloseable {
  private final HttpServer server;
  private final Function<Asked, Answer> script;
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

  /// @param headers names in lower case
  public record Asked(String path, Map<String, String> headers, JsonNode body) {}

  public record Answer(int status, String type, String body) {
    public static Answer json(Object body) {
      return new Answer(200, "application/json", Json.line(body));
    }

    public static Answer stream(String... data) {
      String events = List.of(data).stream().map("data: %s\n\n"::formatted).collect(joined());
      return new Answer(200, "text/event-stream; charset=utf-8", events);
    }

    public static Answer refusal(int status, String message) {
      return new Answer(
          status, "application/json", Json.line(Map.of("error", Map.of("message", message))));
    }

    private static java.util.stream.Collector<CharSequence, ?, String> joined() {
      return Collectors.joining();
    }
  }

  public LoopbackProvider(Function<Asked, Answer> script) {
    this.script = script;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  /// A chat completion of 100 prompt and 10 completion tokens.
  public static Answer chat(String content) {
    return Answer.json(
        Map.of(
            "choices",
            List.of(
                Map.of(
                    "index",
                    0,
                    "finish_reason",
                    "stop",
                    "message",
                    Map.of("role", "assistant", "content", content))),
            "usage",
            Map.of("prompt_tokens", 100, "completion_tokens", 10, "total_tokens", 110)));
  }

  public String baseUrl() {
    return "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort());
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers =
          exchange.getRequestHeaders().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      header -> header.getKey().toLowerCase(Locale.ROOT),
                      header -> String.join(",", header.getValue())));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Asked call =
          new Asked(exchange.getRequestURI().toString(), headers, Json.parse(body, "a call"));
      asked.add(call);
      Answer answer = script.apply(call);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
