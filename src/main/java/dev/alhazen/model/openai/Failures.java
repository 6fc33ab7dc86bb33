package dev.alhazen.model.openai;

import com.openai.errors.OpenAIException;
import dev.alhazen.base.Money;
import dev.alhazen.model.Breakage;
import dev.alhazen.model.Endpoint;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelException.Kind;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.RetryAfter;
import dev.alhazen.model.Secrets;
import java.time.Duration;

/// Says what went wrong with a call and what to do, by provider and address, never with a secret.
final class Failures {
  private static final int MOST_CHARACTERS = 300;

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
    return Breakage.causes(failure).stream()
        .filter(NoReply.class::isInstance)
        .map(NoReply.class::cast)
        .findFirst()
        .map(this::instead)
        .orElseGet(() -> broken(failure));
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

  private ModelException broken(OpenAIException failure) {
    String root = clean(String.valueOf(Breakage.causes(failure).getLast().getMessage()));
    return switch (Breakage.of(failure)) {
      case UNTRUSTED ->
          misled(
              ("%s shows a certificate that nobody here vouches for: %s. If the server or a proxy is"
                      + " your own, name its authority's PEM file in SSL_CERT_FILE.")
                  .formatted(who(), root));
      case NOT_ENCRYPTED ->
          misled("%s speaks no TLS. Write http:// in the base URL.".formatted(who()));
      case NOT_CARRIED ->
          misled(
              ("The proxy on the way to %s does not carry the call: %s. Check HTTPS_PROXY, the login"
                      + " in it, and NO_PROXY.")
                  .formatted(who(), root));
      case NOT_SENT ->
          new ModelException(
                  Kind.UNREACHABLE,
                  "%s cannot be reached: %s. Check the base URL, the network, and that the server runs.%s"
                      .formatted(who(), root, proxy()))
              .withCost(Money.ZERO);
      case LATE ->
          new ModelException(
              Kind.UNREACHABLE,
              "%s gave no complete reply within %s.".formatted(who(), shown(endpoint.timeout())));
      case CONTENT -> unreadable("its reply is not what the protocol says");
      case CUT ->
          new ModelException(
              Kind.UNREACHABLE,
              "The connection to %s broke before the reply was complete: %s."
                  .formatted(who(), root));
    };
  }

  private String proxy() {
    return endpoint
        .network()
        .proxy(endpoint.baseUrl())
        .map(proxy -> " The call goes through a proxy, %s: check HTTPS_PROXY.".formatted(proxy))
        .orElse("");
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
