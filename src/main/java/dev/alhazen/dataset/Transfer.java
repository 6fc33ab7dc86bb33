package dev.alhazen.dataset;

import dev.alhazen.dataset.Ending.Failed;
import dev.alhazen.model.RetryAfter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/// One attempt to get a file, or the rest of it.
final class Transfer {
  private static final int MOST_HOPS = 5;
  private static final int PARTIAL = 206;
  private static final int NOT_SATISFIABLE = 416;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Pattern RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

  private final HttpClient client;
  private final String agent;
  private final Duration silence;
  private final Space space;
  private final InstantSource clock;
  private final Meter meter;

  Transfer(
      HttpClient client,
      String agent,
      Duration silence,
      Space space,
      InstantSource clock,
      Meter meter) {
    this.client = client;
    this.agent = agent;
    this.silence = silence;
    this.space = space;
    this.clock = clock;
    this.meter = meter;
  }

  Ending attempt(Source source, PartFile part) {
    Optional<PartFile.Whole> begun = part.begun(source.address());
    if (begun.isPresent() && begun.get().total() > 0 && begun.get().total() == part.size()) {
      return new Ending.Complete();
    }
    try {
      return followed(source, part, begun);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Failed.lasting("was interrupted");
    } catch (IOException e) {
      return broken(e);
    }
  }

  private Ending followed(Source source, PartFile part, Optional<PartFile.Whole> begun)
      throws IOException, InterruptedException {
    URI address = source.address();
    for (int hop = 0; hop <= MOST_HOPS; hop++) {
      HttpResponse<InputStream> response =
          client.send(request(address, part, begun), BodyHandlers.ofInputStream());
      if (!REDIRECTS.contains(response.statusCode())) {
        try (InputStream body = response.body()) {
          return answered(source, part, begun, response, body);
        }
      }
      response.body().close();
      URI next = target(address, response);
      if (!isAsSafe(address, next)) {
        return Failed.lasting("redirects to %s, which is not as safe".formatted(next));
      }
      address = next;
    }
    return Failed.lasting("redirects in a circle");
  }

  private static URI target(URI from, HttpResponse<InputStream> response) {
    try {
      return from.resolve(response.headers().firstValue("Location").orElse(""));
    } catch (IllegalArgumentException e) {
      return URI.create("about:blank");
    }
  }

  /// From an encrypted connection there is no way back to a plain one.
  private static boolean isAsSafe(URI from, URI to) {
    return "https".equals(to.getScheme())
        || ("http".equals(to.getScheme()) && "http".equals(from.getScheme()));
  }

  private HttpRequest request(URI address, PartFile part, Optional<PartFile.Whole> begun) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(silence)
            .header("User-Agent", agent)
            // Of anything else than the file itself there are no parts.
            .header("Accept-Encoding", "identity");
    begun.ifPresent(
        whole ->
            request
                .header("Range", "bytes=%d-".formatted(part.size()))
                .header("If-Range", whole.validator()));
    return request.build();
  }

  private Ending answered(
      Source source,
      PartFile part,
      Optional<PartFile.Whole> begun,
      HttpResponse<InputStream> response,
      InputStream body) {
    int status = response.statusCode();
    if (status == PARTIAL && begun.isPresent()) {
      return continues(part, begun.get(), response)
          ? received(source, part, begun.get().total(), body, part.append())
          : restarted(part, "sent another part than it was asked for");
    }
    if (status == NOT_SATISFIABLE) {
      return restarted(part, "has no such part any more");
    }
    if (status != HttpStatus.OK) {
      Optional<Duration> wait =
          response.headers().firstValue("Retry-After").flatMap(it -> RetryAfter.of(it, clock));
      return new Failed(HttpStatus.fault(status), HttpStatus.words(status), wait);
    }
    long total = response.headers().firstValueAsLong("Content-Length").orElse(0);
    Optional<String> wrong = wrong(source, response, total);
    if (wrong.isPresent()) {
      return Failed.lasting(wrong.get());
    }
    PartFile.Whole whole =
        new PartFile.Whole(source.address().toString(), validator(response), total);
    return received(source, part, total, body, part.begin(whole));
  }

  private static Ending restarted(PartFile part, String reason) {
    part.forget();
    return Failed.passing(reason);
  }

  private static Optional<String> wrong(
      Source source, HttpResponse<InputStream> response, long total) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (type.startsWith("text/html")) {
      return Optional.of("answers with a web page instead of a file; a login page perhaps");
    }
    return source.bytes() > 0 && total > 0 && total != source.bytes()
        ? Optional.of(
            "has %,d bytes, the original %,d: it is another file".formatted(total, source.bytes()))
        : Optional.empty();
  }

  private static boolean continues(
      PartFile part, PartFile.Whole whole, HttpResponse<InputStream> response) {
    Matcher range = RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
    return range.matches()
        && Long.parseLong(range.group(1)) == part.size()
        && (whole.total() == 0 || range.group(2).equals(String.valueOf(whole.total())));
  }

  /// A weak tag does not promise the same bytes.
  private static String validator(HttpResponse<InputStream> response) {
    return response
        .headers()
        .firstValue("ETag")
        .filter(tag -> tag.startsWith("\""))
        .or(() -> response.headers().firstValue("Last-Modified"))
        .orElse("");
  }

  private Ending received(
      Source source, PartFile part, long total, InputStream body, OutputStream out) {
    long done = part.size();
    try (out;
        GuardedStream in = new GuardedStream(body, silence)) {
      space.require(part.folder(), total - done, source.file());
      meter.at(source.file(), done, total);
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        done += n;
        meter.at(source.file(), done, total);
      }
      return total > 0 && done != total
          ? Failed.passing("ended after %,d of %,d bytes".formatted(done, total))
          : new Ending.Complete();
    } catch (GuardedStream.BrokenOff e) {
      return Failed.passing(e.reason());
    } catch (IOException e) {
      throw PartFile.unusable(part.file(), e);
    }
  }

  private static Failed broken(IOException e) {
    String said = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    if (e instanceof SSLException) {
      return Failed.lasting(
          "cannot be trusted (%s); an authority of your own goes into SSL_CERT_FILE"
              .formatted(said));
    }
    if (e instanceof ConnectException || e instanceof HttpConnectTimeoutException) {
      boolean isNowhere = e.getCause() instanceof UnresolvedAddressException;
      return isNowhere
          ? Failed.lasting("cannot be reached: its server is not found; is there a network?")
          : Failed.passing("cannot be reached");
    }
    return e instanceof HttpTimeoutException
        ? Failed.passing("does not answer")
        : Failed.passing("broke the connection (%s)".formatted(said));
  }
}
