package dev.alhazen.model.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import dev.alhazen.base.Money;
import dev.alhazen.model.Endpoint;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelException.Kind;
import dev.alhazen.model.ModelName;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/// Says what went wrong with a call and what to do, by provider and address, never with the key.
final class Failures {
  private static final int MOST_CHARACTERS = 300;

  /// Failures that happen before anything is sent.
  private static final List<Class<? extends Throwable>> NOT_SENT =
      List.of(
          ConnectException.class,
          UnknownHostException.class,
          NoRouteToHostException.class,
          SSLHandshakeException.class);

  private final ModelName name;
  private final Endpoint endpoint;

  Failures(ModelName name, Endpoint endpoint) {
    this.name = name;
    this.endpoint = endpoint;
  }

  ModelException explain(OpenAIException failure) {
    return failure instanceof OpenAIServiceException refused ? refused(refused) : broken(failure);
  }

  ModelException unreadable(String what) {
    return new ModelException(
        Kind.UNREADABLE,
        "%s: %s. If it stays so, check that the base URL leads to an OpenAI-compatible server."
            .formatted(who(), clean(what)));
  }

  private ModelException refused(OpenAIServiceException e) {
    int status = e.statusCode();
    String said = said(e);
    return switch (status) {
      case 401, 403 -> failure(Kind.REFUSED, status, said, keyAdvice());
      case 402 -> failure(Kind.REFUSED, status, said, "Add credit to the account.");
      case 404 ->
          failure(
              Kind.NO_SUCH_MODEL,
              status,
              said,
              "Check the model's name, and the end of the base URL, often /v1.");
      case 413 -> failure(Kind.BAD_REQUEST, status, said, "The request is too large for it.");
      case 408 -> failure(Kind.UNREACHABLE, status, said, "It gave up waiting.");
      case 429 -> limited(e, said);
      default ->
          status >= 500
              ? new ModelException(
                  Kind.OVERLOADED,
                  sentence(status, said, "The fault is on its side; try again later."),
                  retryAfter(e))
              : failure(
                  Kind.BAD_REQUEST, status, said, "It does not accept this request as it is.");
    };
  }

  private ModelException limited(OpenAIServiceException e, String said) {
    if (String.valueOf(e.body()).contains("insufficient_quota")) {
      return failure(
          Kind.REFUSED, e.statusCode(), said, "The account's quota is used up; add credit.");
    }
    return new ModelException(
        Kind.RATE_LIMITED,
        sentence(e.statusCode(), said, "Too many requests; wait, or lower --parallel."),
        retryAfter(e));
  }

  private ModelException broken(OpenAIException e) {
    List<Throwable> causes =
        Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause).toList();
    String root = clean(String.valueOf(causes.getLast().getMessage()));
    if (causes.stream().anyMatch(Failures::isBeforeSending)) {
      return new ModelException(
              Kind.UNREACHABLE,
              "%s cannot be reached: %s. Check the base URL, the network, and that the server runs."
                  .formatted(who(), root))
          .withCost(Money.ZERO);
    }
    if (causes.stream().anyMatch(InterruptedIOException.class::isInstance)) {
      return new ModelException(
          Kind.UNREACHABLE,
          "%s gave no complete reply within %s.".formatted(who(), shown(endpoint.timeout())));
    }
    if (causes.stream().anyMatch(Failures::isAboutContent)) {
      return unreadable("its reply is not what the protocol says");
    }
    return new ModelException(
        Kind.UNREACHABLE,
        "The connection to %s broke before the reply was complete: %s.".formatted(who(), root));
  }

  private static boolean isBeforeSending(Throwable cause) {
    return NOT_SENT.stream().anyMatch(type -> type.isInstance(cause));
  }

  /// The client wraps broken connections as invalid data too, so only the innermost cause tells.
  private static boolean isAboutContent(Throwable cause) {
    return cause.getCause() == null && !(cause instanceof IOException)
        || cause instanceof JsonProcessingException;
  }

  private ModelException failure(Kind kind, int status, String said, String advice) {
    return new ModelException(kind, sentence(status, said, advice));
  }

  private String sentence(int status, String said, String advice) {
    return "%s answered with status %d: %s. %s".formatted(who(), status, said, advice);
  }

  private String who() {
    return "%s at %s".formatted(name, endpoint.shown());
  }

  private String keyAdvice() {
    return name.provider()
        .keyVariable()
        .map(variable -> "Check the key in %s.".formatted(variable))
        .orElse("It wants a key, which this provider is not called with.");
  }

  private static Optional<Duration> retryAfter(OpenAIServiceException e) {
    return e.headers().values("Retry-After").stream().findFirst().flatMap(Failures::seconds);
  }

  /// The date form of the header is rare and depends on a clock; the usual waits then apply.
  private static Optional<Duration> seconds(String header) {
    return header.strip().matches("\\d{1,6}(\\.\\d+)?")
        ? Optional.of(Duration.ofMillis((long) (Double.parseDouble(header.strip()) * 1_000)))
        : Optional.empty();
  }

  private String said(OpenAIException e) {
    return clean(String.valueOf(e.getMessage()).replaceFirst("^\\d{3}: ", ""));
  }

  /// One short line without the key, which some servers quote.
  private String clean(String text) {
    String line = text.replaceAll("\\s+", " ").strip().replaceFirst("\\.$", "");
    String safe =
        endpoint
            .key()
            .map(key -> line.replace(key, "(key)"))
            .orElse(line)
            .replaceAll("\\bsk-[\\w*-]+", "(key)");
    return safe.length() <= MOST_CHARACTERS ? safe : safe.substring(0, MOST_CHARACTERS) + "…";
  }

  private static String shown(Duration duration) {
    return duration.toSeconds() > 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
  }
}
