package dev.alhazen.model.anthropic;

import com.anthropic.core.http.Headers;
import com.anthropic.errors.AnthropicException;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.alhazen.base.Money;
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
import javax.net.ssl.SSLException;

/// Says what went wrong with a call and what to do, by model and address, never with a key.
final class Failures {
  private static final int MOST_CHARACTERS = 300;

  /// Failures that happen before anything is sent.
  private static final List<Class<? extends Throwable>> NOT_SENT =
      List.of(ConnectException.class, UnknownHostException.class, NoRouteToHostException.class);

  private final String who;
  private final Advice advice;
  private final Duration timeout;
  private final Cures cures;

  Failures(ModelName name, Service service, Duration timeout) {
    this.who = "%s at %s".formatted(name, service);
    this.advice = service.advice();
    this.timeout = timeout;
    this.cures = new Cures(name, advice);
  }

  ModelException unreadable(String what) {
    return new ModelException(
        Kind.UNREADABLE,
        "%s: %s. If it stays so, check that the address leads to a server of Claude's protocol."
            .formatted(who, clean(what)));
  }

  /// The server answered, but not with a reply.
  ModelException refused(Refusal refusal, Headers headers) {
    Cures.Cure cure = cures.of(refusal);
    String said = refusal.text().isBlank() ? "" : ": " + clean(refusal.text());
    String moved =
        headers.values("Location").stream()
            .findFirst()
            .map(place -> " It points to %s.".formatted(clean(place.replaceFirst("\\?.*$", ""))))
            .orElse("");
    return new ModelException(
        cure.kind(),
        "%s answered with status %d%s.%s %s"
            .formatted(who, refusal.status(), said, moved, cure.advice()),
        cure.kind().isTransient() ? RetryAfter.of(headers) : Optional.empty());
  }

  /// There was no answer, or not a whole one.
  ModelException broken(AnthropicException e) {
    List<Throwable> causes =
        Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause).toList();
    String root = clean(String.valueOf(causes.getLast().getMessage()));
    if (causes.stream().anyMatch(BoundedInput.TooLong.class::isInstance)) {
      return unreadable("its reply is " + root);
    }
    if (causes.stream().anyMatch(Failures::isBeforeSending)) {
      return unreached("%s. Check the address, the network, and that the server runs", root);
    }
    if (causes.stream().anyMatch(SSLException.class::isInstance) && isNoSession(root)) {
      return unreached(
          "the encrypted connection was refused (%s). An authority of your own is trusted where"
              + " SSL_CERT_FILE names its certificate",
          root);
    }
    if (causes.stream().anyMatch(InterruptedIOException.class::isInstance)) {
      return Thread.currentThread().isInterrupted()
          ? new ModelException(Kind.UNREACHABLE, "The call to %s was interrupted.".formatted(who))
          : new ModelException(
              Kind.UNREACHABLE,
              "%s gave no complete reply within %d s.".formatted(who, timeout.toSeconds()));
    }
    if (causes.stream().anyMatch(Failures::isAboutContent)) {
      return unreadable("its reply is not what the protocol says");
    }
    return new ModelException(
        Kind.UNREACHABLE,
        "The connection to %s broke before the reply was complete: %s.".formatted(who, root));
  }

  private ModelException unreached(String why, String root) {
    return new ModelException(
            Kind.UNREACHABLE, "%s cannot be reached: %s.".formatted(who, why.formatted(root)))
        .withCost(Money.ZERO);
  }

  private static boolean isBeforeSending(Throwable cause) {
    return NOT_SENT.stream().anyMatch(type -> type.isInstance(cause));
  }

  /// A handshake failed, rather than a connection that was in use.
  private static boolean isNoSession(String root) {
    return !root.matches("(?i).*(reset|closed|terminated).*");
  }

  /// The client wraps broken connections as invalid data too, so only the innermost cause tells.
  private static boolean isAboutContent(Throwable cause) {
    return cause.getCause() == null && !(cause instanceof IOException)
        || cause instanceof JsonProcessingException && !(cause.getCause() instanceof IOException);
  }

  /// One short line without what is secret, which some servers quote.
  private String clean(String text) {
    String line = text.replaceAll("\\s+", " ").strip().replaceFirst("\\.$", "");
    for (String secret : advice.secrets()) {
      line = line.replace(secret, "(key)");
    }
    String safe =
        line.replaceAll("\\b(sk-ant-|ya29\\.|Bearer )[\\w.*-]+", "(key)")
            .replaceAll("//[^/@ ]*@", "//(login)@");
    return safe.length() <= MOST_CHARACTERS ? safe : safe.substring(0, MOST_CHARACTERS) + "…";
  }
}
