package dev.alhazen.model.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.errors.OpenAIException;
import dev.alhazen.base.Money;
import dev.alhazen.model.Endpoint;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelException.Kind;
import dev.alhazen.model.ModelName;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// Says what went wrong with a call and what to do, by provider and address, never with a secret.
final class Failures {
  private static final int MOST_CHARACTERS = 300;

  /// Failures that happen before anything is sent.
  private static final List<Class<? extends Throwable>> NOT_SENT =
      List.of(
          ConnectException.class,
          UnknownHostException.class,
          NoRouteToHostException.class,
          SSLHandshakeException.class);

  private static final Pattern NOT_CONNECTED =
      Pattern.compile("(?i)^(failed to connect|connect timed out)");

  private final ModelName name;
  private final Endpoint endpoint;
  private final Secrets secrets;
  private final Cures cures;

  Failures(ModelName name, Endpoint endpoint, Secrets secrets) {
    this.name = name;
    this.endpoint = endpoint;
    this.secrets = secrets;
    this.cures = new Cures(name);
  }

  ModelException explain(OpenAIException failure) {
    List<Throwable> causes =
        Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause).toList();
    return causes.stream()
        .filter(NoReply.class::isInstance)
        .map(NoReply.class::cast)
        .findFirst()
        .map(this::instead)
        .orElseGet(() -> broken(causes));
  }

  ModelException refused(Refusal refusal) {
    Cures.Cure cure = cures.of(refusal);
    return new ModelException(
        cure.kind(),
        "%s answered with status %d: %s. %s"
            .formatted(who(), refusal.status(), clean(refusal.said()), cure.advice()),
        refusal.retryAfter().or(() -> RetryAfter.inBody(refusal.body())));
  }

  ModelException unreadable(String what) {
    return new ModelException(
        Kind.UNREADABLE,
        "%s: %s. If it stays so, check that the base URL leads to an OpenAI-compatible server."
            .formatted(who(), clean(what)));
  }

  /// The server cannot serve the request as it is set up.
  ModelException unfit(String what) {
    return new ModelException(Kind.REFUSED, "%s %s".formatted(who(), what));
  }

  private ModelException instead(NoReply failure) {
    return switch (failure) {
      case NoReply.Refused refused -> refused(refused.refusal());
      case NoReply.Elsewhere elsewhere ->
          misled(
              ("%s answers with a redirect to %s, which is not followed, so that the key stays here."
                      + " If that is the right address, give it as base URL.")
                  .formatted(who(), clean(String.valueOf(elsewhere.getMessage()))));
      case NoReply.Page page ->
          misled(
              ("%s: %s answers instead of the provider. A proxy or a login page may stand between,"
                      + " or the base URL is wrong: check it, and HTTPS_PROXY and NO_PROXY.")
                  .formatted(who(), clean(String.valueOf(page.getMessage()))));
      case NoReply.TooLong _ ->
          unreadable(
              "its reply is longer than %d MB and was not read".formatted(Doorman.MOST_MEGABYTES));
      default -> unreadable(String.valueOf(failure.getMessage()));
    };
  }

  private static ModelException misled(String sentence) {
    return new ModelException(Kind.WRONG_ADDRESS, sentence);
  }

  private ModelException broken(List<Throwable> causes) {
    String root = clean(String.valueOf(causes.getLast().getMessage()));
    if (has(causes, CertificateException.class) || has(causes, SSLPeerUnverifiedException.class)) {
      return misled(
          ("%s shows a certificate that nobody here vouches for: %s. If the server or a proxy is"
                  + " your own, name its authority's PEM file in SSL_CERT_FILE.")
              .formatted(who(), root));
    }
    if (root.contains("unrecognized SSL message")) {
      return misled("%s speaks no TLS. Write http:// in the base URL.".formatted(who()));
    }
    if (root.contains("for CONNECT") || root.contains("authenticate with proxy")) {
      return misled(
          ("The proxy on the way to %s does not carry the call: %s. Check HTTPS_PROXY, the login in"
                  + " it, and NO_PROXY.")
              .formatted(who(), root));
    }
    if (isBeforeSending(causes)) {
      return new ModelException(
              Kind.UNREACHABLE,
              "%s cannot be reached: %s. Check the base URL, the network, and that the server runs."
                  .formatted(who(), root))
          .withCost(Money.ZERO);
    }
    if (has(causes, InterruptedIOException.class)) {
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

  private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
    return causes.stream().anyMatch(type::isInstance);
  }

  private static boolean isBeforeSending(List<Throwable> causes) {
    return NOT_SENT.stream().anyMatch(type -> has(causes, type))
        || causes.stream()
            .anyMatch(
                cause ->
                    cause instanceof SocketTimeoutException
                        && NOT_CONNECTED.matcher(String.valueOf(cause.getMessage())).find());
  }

  /// The client wraps broken connections as invalid data too, so only the innermost cause tells.
  private static boolean isAboutContent(Throwable cause) {
    return cause.getCause() == null && !(cause instanceof IOException)
        || cause instanceof JsonProcessingException;
  }

  private String who() {
    return "%s at %s".formatted(name, endpoint.shown());
  }

  /// One short line without secrets.
  private String clean(String text) {
    String line = text.replaceAll("\\s+", " ").strip().replaceFirst("\\.$", "");
    String safe = secrets.hidden(line);
    return safe.length() <= MOST_CHARACTERS ? safe : safe.substring(0, MOST_CHARACTERS) + "…";
  }

  private static String shown(Duration duration) {
    return duration.toSeconds() > 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
  }
}
