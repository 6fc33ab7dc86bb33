package dev.alhazen.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.alhazen.base.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/// A real HTTP server on loopback that plays a script, one line for each request, and remembers
/// what it was asked. It knows no provider's protocol; when its script is at its end it answers
/// with status 599.
public final class LoopbackServer implements AutoCloseable {
  private static final byte[] FILLING = "x".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final String scheme;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Line> script = new ArrayDeque<>();
  private final List<Seen> seen = new ArrayList<>();
  private final AtomicLong written = new AtomicLong();
  private Line always = status(599, "The script has no line left.");

  /// What the server does with one request.
  @FunctionalInterface
  public interface Line {
    void play(Seen request, HttpExchange exchange) throws IOException;
  }

  /// A request as it came over the wire.
  ///
  /// @param path with the query
  /// @param headers by lower-case name
  public record Seen(String path, Map<String, String> headers, String body) {
    public JsonNode json() {
      return Json.parse(body, "the request");
    }
  }

  private LoopbackServer(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  public static LoopbackServer plain() {
    try {
      return new LoopbackServer(HttpServer.create(anyPort(), 0), "http");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// With a certificate that only those trust who were told to.
  public static LoopbackServer selfSigned() {
    try {
      HttpsServer server = HttpsServer.create(anyPort(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(SelfSigned.certificate().context()));
      return new LoopbackServer(server, "https");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Scheme, host and port; every path under it is served.
  public URI address() {
    return URI.create("%s://127.0.0.1:%d".formatted(scheme, server.getAddress().getPort()));
  }

  /// The requests so far.
  public synchronized List<Seen> requests() {
    return List.copyOf(seen);
  }

  public Seen lastRequest() {
    return requests().getLast();
  }

  /// How many bytes of endless bodies were taken off its hands.
  public long written() {
    return written.get();
  }

  public synchronized LoopbackServer then(Line line) {
    script.add(line);
    return this;
  }

  /// What it does when the script is at its end.
  public synchronized LoopbackServer always(Line line) {
    always = line;
    return this;
  }

  public static Line body(String type, String body) {
    return (_, exchange) -> send(exchange, 200, type, body);
  }

  public static Line json(String body) {
    return body("application/json", body);
  }

  /// @param headers names and values in turn
  public static Line status(int status, String body, String... headers) {
    return (_, exchange) -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      String type = body.stripLeading().startsWith("<") ? "text/html" : "application/json";
      send(exchange, status, type, body);
    };
  }

  /// The body comes byte by byte, each after a pause.
  public static Line slowly(String body, Duration pause) {
    return (_, exchange) -> {
      byte[] bytes = begin(exchange, body);
      try (OutputStream out = exchange.getResponseBody()) {
        for (byte b : bytes) {
          out.write(b);
          out.flush();
          Thread.sleep(pause);
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /// The connection breaks in the middle of the body.
  public static Line cut(String body) {
    return (_, exchange) -> {
      byte[] bytes = begin(exchange, body);
      exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
      exchange.getResponseBody().flush();
      exchange.close();
    };
  }

  /// A body that begins as given and never ends.
  public Line endless(String beginning) {
    return (_, exchange) -> {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(beginning.getBytes(StandardCharsets.UTF_8));
        while (!Thread.currentThread().isInterrupted()) {
          out.write(FILLING);
          written.addAndGet(FILLING.length);
        }
      }
    };
  }

  public static Line redirect(int status, URI to) {
    return status(status, "", "Location", to.toString());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static byte[] begin(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    return bytes;
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new HashMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Seen request = new Seen(exchange.getRequestURI().toString(), headers, body);
      next(request).play(request, exchange);
    }
  }

  private synchronized Line next(Seen request) {
    seen.add(request);
    Line line = script.poll();
    return line == null ? always : line;
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
