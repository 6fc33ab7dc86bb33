package dev.alhazen.model.anthropic;

import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.anthropic.Claude.Feature;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a model is spoken to: at first as its name suggests, then with less and less of what it
/// turned out to refuse.
///
/// @param mostOutput the highest limit on output tokens that is sent
record Dialect(Set<Feature> features, int mostOutput) {
  private static final Pattern TOO_MANY_TOKENS =
      Pattern.compile("max_tokens: \\d+ > (\\d+)|maximum tokens .*? model limit of (\\d+)");

  /// Refusals that no other form of the same request would change.
  private static final Pattern ABOUT_CONTENT =
      Pattern.compile("too long|credit balance|usage limits|on-demand|model identifier|image");

  Dialect {
    features = Set.copyOf(features);
  }

  static Dialect of(Claude claude) {
    return new Dialect(claude.features(), claude.mostOutput());
  }

  boolean has(Feature feature) {
    return features.contains(feature);
  }

  /// How a structured reply is asked for; empty where only the prompt says it.
  Optional<Feature> form() {
    return has(Feature.SCHEMA)
        ? Optional.of(Feature.SCHEMA)
        : Optional.of(Feature.TOOL).filter(this::has);
  }

  /// What to try after a refusal; empty where nothing is left to give up.
  Optional<Dialect> after(String refusal, ModelRequest request) {
    Matcher limit = TOO_MANY_TOKENS.matcher(refusal);
    if (limit.find()) {
      String number = limit.group(1) != null ? limit.group(1) : limit.group(2);
      return Optional.of(Integer.parseInt(number))
          .filter(most -> most < Math.min(mostOutput, request.maxOutputTokens()))
          .map(most -> new Dialect(features, most));
    }
    if (refusal.contains("temperature") && has(Feature.TEMPERATURE)) {
      return Optional.of(without(Feature.TEMPERATURE));
    }
    if (refusal.contains("cache_control") && has(Feature.CACHE_MARKS)) {
      return Optional.of(without(Feature.CACHE_MARKS));
    }
    return request.schema().isEmpty() || ABOUT_CONTENT.matcher(refusal).find()
        ? Optional.empty()
        : form().map(this::without);
  }

  private Dialect without(Feature feature) {
    Set<Feature> rest = EnumSet.noneOf(Feature.class);
    rest.addAll(features);
    rest.remove(feature);
    return new Dialect(rest, mostOutput);
  }
}
