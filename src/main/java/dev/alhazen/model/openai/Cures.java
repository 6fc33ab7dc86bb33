package dev.alhazen.model.openai;

import dev.alhazen.model.ModelException.Kind;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Provider;
import java.util.List;
import java.util.Locale;

/// What can be done about a refusal, by its status and by words that providers use.
final class Cures {
  private static final String OTHER_SIDE = "The fault is on its side; try again later.";

  /// What the status alone would mislead about.
  private static final List<Known> KNOWN =
      List.of(
          new Known(
              "insufficient_quota|insufficient balance|insufficient credits",
              new Cure(Kind.REFUSED, "The account's quota is used up; add credit.")),
          new Known(
              "api key not valid|api_key_invalid|invalid api key",
              new Cure(Kind.REFUSED, "Check the key.")),
          new Known(
              "context_length_exceeded|maximum context length|exceeds the available context size"
                  + "|context window",
              new Cure(Kind.BAD_REQUEST, "The request is longer than the model's context.")));

  private final ModelName name;

  /// @param advice a sentence
  record Cure(Kind kind, String advice) {}

  /// @param words a regular expression, in lower case
  private record Known(String words, Cure cure) {
    boolean fits(String text) {
      return text.matches("(?s).*(%s).*".formatted(words));
    }
  }

  Cures(ModelName name) {
    this.name = name;
  }

  Cure of(Refusal refusal) {
    String text = refusal.body().toLowerCase(Locale.ROOT);
    return KNOWN.stream()
        .filter(known -> refusal.status() < 500 && known.fits(text))
        .map(Known::cure)
        .findFirst()
        .orElseGet(() -> byStatus(refusal.status()));
  }

  private Cure byStatus(int status) {
    return switch (status) {
      case 401, 403 -> new Cure(Kind.REFUSED, keyAdvice());
      case 402 -> new Cure(Kind.REFUSED, "Add credit to the account.");
      case 404 -> new Cure(Kind.NO_SUCH_MODEL, modelAdvice());
      case 405 -> new Cure(Kind.WRONG_ADDRESS, "Check the base URL, which often ends with /v1.");
      case 407 -> new Cure(Kind.WRONG_ADDRESS, "The proxy wants a login: put it into HTTPS_PROXY.");
      case 408 -> new Cure(Kind.UNREACHABLE, "It gave up waiting.");
      case 413 -> new Cure(Kind.BAD_REQUEST, "The request is too large for it.");
      case 429 -> new Cure(Kind.RATE_LIMITED, "Too many requests; wait, or lower --parallel.");
      default ->
          status >= 500
              ? new Cure(Kind.OVERLOADED, OTHER_SIDE)
              : new Cure(Kind.BAD_REQUEST, "It does not accept this request as it is.");
    };
  }

  private String keyAdvice() {
    if (name.provider() == Provider.VERTEX) {
      return "Check that the login may use Vertex AI (role Vertex AI User) in this project.";
    }
    return name.provider()
        .keyVariable()
        .map(variable -> "Check the key in %s.".formatted(variable))
        .orElse("It wants a key, which this provider is not called with.");
  }

  private String modelAdvice() {
    return name.provider() == Provider.OLLAMA
        ? "Get it first: ollama pull %s.".formatted(name.model())
        : "Check the model's name, and the end of the base URL, often /v1.";
  }
}
