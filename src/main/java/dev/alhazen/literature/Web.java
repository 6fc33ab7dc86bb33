package dev.alhazen.literature;

import dev.alhazen.base.HttpDate;
import dev.alhazen.literature.Fetched.Fault;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/// Gets data from the engines' servers. Every failure is a value; nothing takes longer than the
/// deadline, a body that trickles included. This class is thread-safe.
public final class Web {
  private static final int MOST_BYTES = 8_000_000;
  private static final int MOST_HOPS = 3;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Pattern HTML =
      Pattern.compile("(?is)\\s*(<!--.*?-->\\s*)?<(!doctype\\s+html|html)\\b.*");
  private static final Pattern HTML_TITLE = Pattern.compile("(?is)<title[^>]*>([^<]{1,200})");

  private final HttpClient client;
  private final String agent;
  private final InstantSource clock;

  /// @param client that follows no redirects by itself
  /// @param agent what the program calls itself, with an address to complain to where there is one
  public Web(HttpClient client, String agent, InstantSource clock) {
    this.client = client;
    this.agent = agent;
    this.clock = clock;
  }

  /// @param within the most that the whole exchange may take, redirects included
  Fetched get(Dialect.Question question, Duration within) {
    Instant end = clock.instant().plus(within);
    URI address = question.address();
    for (int hop = 0; hop <= MOST_HOPS; hop++) {
      Sent sent = send(address, question.headers(), Duration.between(clock.instant(), end), within);
      if (sent.failure().isPresent()) {
        return sent.failure().get();
      }
      HttpResponse<byte[]> response = sent.response().orElseThrow();
      if (!REDIRECTS.contains(response.statusCode())) {
        return read(response);
      }
      URI next = target(address, response);
      if (!isSameSite(address, next)) {
        String host = next.getHost() == null ? "without a name" : next.getHost();
        return new Fetched.Failed(Fault.LASTING, "redirects to another server, %s".formatted(host));
      }
      address = next;
    }
    return new Fetched.Failed(Fault.LASTING, "redirects in a circle");
  }

  /// What came back, or why nothing did.
  private record Sent(Optional<HttpResponse<byte[]>> response, Optional<Fetched> failure) {
    static Sent back(HttpResponse<byte[]> response) {
      return new Sent(Optional.of(response), Optional.empty());
    }

    static Sent failed(Fault fault, String reason) {
      return new Sent(Optional.empty(), Optional.of(new Fetched.Failed(fault, reason)));
    }
  }

  /// The deadline stands on the future, since a timeout of the request would not bound its body.
  private Sent send(URI address, Map<String, String> headers, Duration left, Duration within) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).header("User-Agent", agent);
    headers.forEach(request::header);
    CompletableFuture<HttpResponse<byte[]>> future =
        client.sendAsync(
            request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      return Sent.back(future.get(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      future.cancel(true);
      return Sent.failed(
          Fault.PASSING, "gave no complete reply within %d s".formatted(within.toSeconds()));
    } catch (InterruptedException _) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      return Sent.failed(Fault.OURS, "was interrupted");
    } catch (ExecutionException e) {
      return broken(address, e.getCause() == null ? e : e.getCause());
    }
  }

  private static Sent broken(URI address, Throwable cause) {
    String said = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    if (said.contains("exceeds capacity")) {
      return Sent.failed(
          Fault.LASTING, "replied with more than %d MB".formatted(MOST_BYTES / 1_000_000));
    }
    if (cause instanceof SSLException) {
      return Sent.failed(
          Fault.LASTING,
          "cannot be trusted (%s); an authority of your own goes into SSL_CERT_FILE"
              .formatted(said));
    }
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      // Without a network, or behind a wall, more attempts would be a long wait for nothing.
      boolean hopeless =
          cause instanceof HttpConnectTimeoutException
              || cause.getCause() instanceof UnresolvedAddressException;
      return Sent.failed(
          hopeless ? Fault.LASTING : Fault.PASSING,
          "cannot be reached at %s".formatted(address.getHost()));
    }
    return Sent.failed(Fault.PASSING, "broke the connection (%s)".formatted(said));
  }

  private Fetched read(HttpResponse<byte[]> response) {
    String body = new String(response.body(), StandardCharsets.UTF_8);
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return HTML.matcher(body).matches()
          ? new Fetched.Failed(
              Fault.PASSING,
              "answered with a web page%s instead of data; a proxy or a login page perhaps"
                  .formatted(title(body)))
          : new Fetched.Page(body, headers(response));
    }
    boolean passes = status == 429 || status == 408 || status == 425 || status >= 500;
    return new Fetched.Failed(
        passes ? Fault.PASSING : Fault.LASTING,
        "answered with status %d%s".formatted(status, meaning(status)),
        retryAfter(response));
  }

  private static String meaning(int status) {
    return switch (status) {
      case 400 -> " (it does not understand the request)";
      case 401, 403 -> " (it refuses the key or this machine)";
      case 407 -> " (the proxy wants a login)";
      case 429 -> " (too many requests)";
      default -> "";
    };
  }

  private Optional<Duration> retryAfter(HttpResponse<byte[]> response) {
    Instant now =
        response.headers().firstValue("Date").flatMap(HttpDate::parse).orElse(clock.instant());
    return response
        .headers()
        .firstValue("Retry-After")
        .flatMap(header -> RetryAfter.parse(header, now));
  }

  private static String title(String html) {
    Matcher title = HTML_TITLE.matcher(html);
    return title.find()
        ? " (\"%s\")".formatted(title.group(1).strip().replaceAll("\\s+", " "))
        : "";
  }

  private static Map<String, String> headers(HttpResponse<byte[]> response) {
    Map<String, String> headers = new HashMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return headers;
  }

  private static URI target(URI from, HttpResponse<byte[]> response) {
    String location = response.headers().firstValue("Location").orElse("");
    try {
      return from.resolve(location);
    } catch (IllegalArgumentException _) {
      return URI.create("about:blank");
    }
  }

  /// A key goes along with each request, so it must not be lured elsewhere or into the clear.
  private static boolean isSameSite(URI from, URI to) {
    boolean secure = "https".equals(to.getScheme());
    boolean samePort = from.getPort() == to.getPort() && from.getScheme().equals(to.getScheme());
    return from.getHost().equalsIgnoreCase(String.valueOf(to.getHost())) && (secure || samePort);
  }
}
