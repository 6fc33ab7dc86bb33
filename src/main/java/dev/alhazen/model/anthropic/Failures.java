package dev.alhazen.model.anthropic;

import com.anthropic.errors.AnthropicException;
import dev.alhazen.base.Money;
import dev.alhazen.model.Breakage;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelException.Kind;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Secrets;
import java.io.EOFException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Says what went wrong with a call and what to do, by model and address, never with a secret.
final class Failures {
  private static final int MOST_CHARACTERS = 300;

  private final String who;
  private final Duration timeout;
  private final Secrets secrets;
  private final Cures cures;

  Failures(ModelName name, Service service, Duration timeout, Secrets secrets) {
    this.who = "%s at %s".formatted(name, service);
    this.timeout = timeout;
    this.secrets = secrets;
    this.cures = new Cures(name, service.advice());
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
  ModelException refused(Refusal refusal) {
    Cures.Cure cure = cures.of(refusal);
    String said = refusal.text().isBlank() ? "" : ": " + clean(refusal.text());
    String elsewhere =
        refusal
            .elsewhere()
            .map(place -> " It points to %s.".formatted(clean(place.replaceFirst("\\?.*$", ""))))
            .orElse("");
    return new ModelException(
        cure.kind(),
        "%s answered with status %d%s.%s %s"
            .formatted(who, refusal.status(), said, elsewhere, cure.advice()),
        cure.kind().isTransient() ? refusal.retryAfter() : Optional.empty());
  }

  /// There was no answer, or not a whole one.
  ModelException broken(AnthropicException e) {
    List<Throwable> causes = Breakage.causes(e);
    String root = root(causes.getLast());
    if (causes.stream().anyMatch(BoundedReply.TooLong.class::isInstance)) {
      return unreadable("its reply is " + root);
    }
    if (Thread.currentThread().isInterrupted()) {
      return cut("The call to %s was interrupted.".formatted(who));
    }
    return switch (Breakage.of(e)) {
      case UNTRUSTED ->
          misled(
              "%s has a certificate that is not trusted (%s). If it is the right server, name the"
                  + " file of its authority in SSL_CERT_FILE.",
              root);
      case NOT_ENCRYPTED -> misled("%s speaks no TLS. Write http:// in its address.", root);
      case NOT_CARRIED ->
          misled(
              "The proxy on the way to %s does not carry the call: %s. Check HTTPS_PROXY, the login"
                  + " in it, and NO_PROXY.",
              root);
      case NOT_SENT ->
          cut("%s cannot be reached: %s. Check the address, the network, and that the server runs."
                  .formatted(who, root))
              .withCost(Money.ZERO);
      case LATE ->
          cut("%s gave no complete reply within %d s.".formatted(who, timeout.toSeconds()));
      case CONTENT -> unreadable("its reply is not what the protocol says");
      case CUT ->
          cut("The connection to %s broke before the reply was complete: %s.".formatted(who, root));
    };
  }

  private ModelException misled(String sentence, String root) {
    return new ModelException(Kind.WRONG_ADDRESS, sentence.formatted(who, root));
  }

  /// What it cost is not known.
  private static ModelException cut(String sentence) {
    return new ModelException(Kind.UNREACHABLE, sentence);
  }

  private String root(Throwable cause) {
    return cause instanceof EOFException
        ? "the server closed it"
        : clean(String.valueOf(cause.getMessage()));
  }

  /// One short line without what is secret, which some servers quote.
  private String clean(String text) {
    String line = text.replaceAll("\\s+", " ").strip().replaceFirst("\\.$", "");
    String safe = secrets.hidden(line).replaceAll("//[^/@ ]*@", "//(login)@");
    return safe.length() <= MOST_CHARACTERS ? safe : safe.substring(0, MOST_CHARACTERS) + "…";
  }
}
