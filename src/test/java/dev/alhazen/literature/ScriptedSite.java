package dev.alhazen.literature;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A server on the loopback interface that answers as told: first what was queued, then always the
/// last.
public final class ScriptedSite implements AutoCloseable {
  private final HttpServer server;
  private final List<Asked> requests = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<Answer> queue = new ConcurrentLinkedQueue<>();
  private volatile Answer last = Answer.status(404);

  /// One way to answer.
  @FunctionalInterface
  public interface Answer {
    void give(HttpExchange exchange) throws IOException;

    static Answer body(String body) {
      return of(200, Map.of(), body);
    }

    static Answer status(int status) {
      return of(status, Map.of(), "");
    }

    static Answer of(int status, Map<String, String> headers, String body) {
      return exchange -> {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
      };
    }

    /// Promises the whole body, and closes after half of it.
    static Answer cut(String body) {
      return exchange -> {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
      };
    }

    /// A byte now and then, without an end.
    static Answer trickle() {
      return exchange -> {
        exchange.sendResponseHeaders(200, 0);
        try {
          for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            Thread.sleep(50);
          }
        } catch (IOException | InterruptedException _) {
          // The client has gone, as it should.
        } finally {
          exchange.close();
        }
      };
    }
  }

  /// One request as it arrived.
  public record Asked(URI address, Map<String, List<String>> headers) {
    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  public ScriptedSite() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public ScriptedSite then(Answer answer) {
    queue.add(answer);
    return this;
  }

  public ScriptedSite always(Answer answer) {
    last = answer;
    return this;
  }

  public List<Asked> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(new Asked(exchange.getRequestURI(), Map.copyOf(exchange.getRequestHeaders())));
    Answer next = queue.poll();
    (next == null ? last : next).give(exchange);
  }
}
