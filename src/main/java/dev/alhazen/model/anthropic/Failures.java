package dev.alhazen.model.anthropic;

import com.anthropic.core.http.Headers;
import com.anthropic.errors.AnthropicException;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.alhazen.base.Money;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelException.Kind;
import dev.alhazen.model.ModelName;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// Says what went wrong with a call and what to do, by model and address, never with a key.
final class Failures {
  private static final int MOST_CHARACTERS = 300;

  /// Failures that happen before anything is sent.
  private static final List<Class<? extends Throwable>> NOT_SENT =
      List.of(
          ConnectException.class,
          UnknownHostException.class,
          NoRouteToHostException.class,
          SSLHandshakeException.class);

  private final String who;
  private final Advice advice;
  private final Duration timeout;
  private final InstantSource clock;
  private final Cures cures;

  /// @param clock for servers that ask to wait until a time
  Failures(ModelName name, Service service, Duration timeout, InstantSource clock) {
    this.who = "%s at %s".formatted(name, service);
    this.advice = service.advice();
    this.timeout = timeout;
    this.clock = clock;
    this.cures = new Cures(name, advice);
  }

  ModelException unreadable(String what) {
    return new ModelException(
        Kind.UNREADABLE,
        "%s: %s. If it stays so, check that the address leads to a server of Claude's protocol."
            .formatted(who, clean(what)));
  }

  /// A reply came, but for people.
  ModelException page() {
    return new ModelException(
        Kind.WRONG_ADDRESS,
        ("%s: an HTML page answers instead of the service, perhaps of a proxy or of a login. Check"
                + " the base URL and HTTPS_PROXY.")
            .formatted(who));
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
        cure.kind().isTransient() ? RetryAfter.of(headers, clock) : Optional.empty());
  }

  /// There was no answer, or not a whole one.
  ModelException broken(AnthropicException e) {
    List<Throwable> causes =
        Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause).toList();
    String root = root(causes.getLast());
    if (causes.stream().anyMatch(BoundedReply.TooLong.class::isInstance)) {
      return unreadable("its reply is " + root);
    }
    if (causes.stream().anyMatch(Failures::isAboutTrust)) {
      return untrusted(root);
    }
    if (root.contains("authenticate with proxy")) {
      return new ModelException(
          Kind.REFUSED,
          "The proxy on the way to %s refuses its login: check HTTPS_PROXY.".formatted(who));
    }
    if (causes.stream().anyMatch(Failures::isBeforeSending)) {
      return unreached(root);
    }
    if (Thread.currentThread().isInterrupted()) {
      return broken("The call to %s was interrupted.".formatted(who));
    }
    if (causes.stream().anyMatch(InterruptedIOException.class::isInstance)) {
      return broken("%s gave no complete reply within %d s.".formatted(who, timeout.toSeconds()));
    }
    if (causes.stream().anyMatch(Failures::isAboutContent)) {
      return unreadable("its reply is not what the protocol says");
    }
    return broken(
        "The connection to %s broke before the reply was complete: %s.".formatted(who, root));
  }

  private String root(Throwable cause) {
    return cause instanceof EOFException
        ? "the server closed it"
        : clean(String.valueOf(cause.getMessage()));
  }

  /// What it cost is not known.
  private static ModelException broken(String sentence) {
    return new ModelException(Kind.UNREACHABLE, sentence);
  }

  private ModelException untrusted(String root) {
    return new ModelException(
        Kind.WRONG_ADDRESS,
        ("%s has a certificate that is not trusted (%s). If it is the right server, name the file"
                + " of its authority in SSL_CERT_FILE.")
            .formatted(who, root));
  }

  private ModelException unreached(String root) {
    return new ModelException(
            Kind.UNREACHABLE,
            "%s cannot be reached: %s. Check the address, the network, and that the server runs."
                .formatted(who, root))
        .withCost(Money.ZERO);
  }

  private static boolean isBeforeSending(Throwable cause) {
    boolean isLateConnection =
        cause instanceof SocketTimeoutException
            && String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("connect");
    return isLateConnection || NOT_SENT.stream().anyMatch(type -> type.isInstance(cause));
  }

  private static boolean isAboutTrust(Throwable cause) {
    return cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException;
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
