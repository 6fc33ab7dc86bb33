package dev.alhazen.model.anthropic;

import dev.alhazen.model.ModelException.Kind;
import dev.alhazen.model.ModelName;
import java.util.List;
import java.util.Locale;

/// What can be done about a refusal, by its status and by words that services use.
final class Cures {
  private static final String OTHER_SIDE = "The fault is on its side; try again later.";

  private final ModelName name;
  private final Advice advice;

  /// @param advice a sentence
  record Cure(Kind kind, String advice) {}

  /// @param words a regular expression, in lower case
  private record Known(String words, Cure cure) {}

  Cures(ModelName name, Advice advice) {
    this.name = name;
    this.advice = advice;
  }

  Cure of(Refusal refusal) {
    String text = refusal.text().toLowerCase(Locale.ROOT);
    return known().stream()
        .filter(it -> text.matches("(?s).*(%s).*".formatted(it.words())))
        .map(Known::cure)
        .findFirst()
        .orElseGet(() -> byStatus(refusal.status()));
  }

  /// The status alone would mislead about these.
  private List<Known> known() {
    return List.of(
        new Known(
            "credit balance is too low|usage limits",
            new Cure(
                Kind.REFUSED,
                "Add credit or raise the limit at https://console.anthropic.com/settings/billing.")),
        new Known(
            "with on-demand throughput",
            new Cure(
                Kind.NO_SUCH_MODEL,
                ("Bedrock serves it through an inference profile only: put the profile's area"
                        + " before the name, such as %s.")
                    .formatted(profile()))),
        new Known("model identifier is invalid", new Cure(Kind.NO_SUCH_MODEL, advice.model())),
        new Known(
            "is not allowed to use publisher model|don.t have access to the model"
                + "|security token included in the request is|expiredtoken",
            new Cure(Kind.REFUSED, advice.key())),
        new Known("throttlingexception", new Cure(Kind.RATE_LIMITED, advice.quota())),
        new Known(
            "prompt is too long|input is too long|exceed context limit",
            new Cure(Kind.BAD_REQUEST, "The request is longer than the model's context.")));
  }

  private Cure byStatus(int status) {
    return switch (status) {
      case 401, 403 -> new Cure(Kind.REFUSED, advice.key());
      case 402 -> new Cure(Kind.REFUSED, "Add credit to the account.");
      case 404 -> new Cure(Kind.NO_SUCH_MODEL, advice.model());
      case 407 -> new Cure(Kind.WRONG_ADDRESS, "The proxy wants a login: check HTTPS_PROXY.");
      case 408 -> new Cure(Kind.UNREACHABLE, "It gave up waiting.");
      case 413 -> new Cure(Kind.BAD_REQUEST, "The request is too large for it.");
      // Bedrock's word for a failure of the model itself.
      case 424 -> new Cure(Kind.OVERLOADED, OTHER_SIDE);
      case 429 -> new Cure(Kind.RATE_LIMITED, advice.quota());
      default -> {
        if (status >= 500) {
          yield new Cure(Kind.OVERLOADED, OTHER_SIDE);
        }
        yield status < 400
            ? new Cure(
                Kind.WRONG_ADDRESS, "It redirects, which is not followed: check the address.")
            : new Cure(Kind.BAD_REQUEST, "It does not accept this request as it is.");
      }
    };
  }

  private String profile() {
    return "%s/us.%s in the United States, eu.… in Europe, or global.… anywhere"
        .formatted(
            name.provider().word(), name.model().replaceFirst("^[a-z]+\\.(?=anthropic)", ""));
  }
}
