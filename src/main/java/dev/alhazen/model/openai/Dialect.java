package dev.alhazen.model.openai;

import dev.alhazen.model.Endpoint.Protocol;
import dev.alhazen.model.ModelRequest;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// How a model is spoken to: at first as its name suggests, then with less and less of what it
/// turned out to refuse.
///
/// @param form the strictest way to ask for JSON
record Dialect(Protocol protocol, Set<Feature> features, JsonForm form) {
  /// Refusals that no other form of the same request would change.
  private static final Pattern ABOUT_CONTENT =
      Pattern.compile(
          "context.{0,3}(length|size|window)|maximum context|longer than|too long|too many tokens|content.{0,3}"
              + "(policy|filter|management)|billing|invalid.{0,3}image");

  private static final Pattern ABOUT_SYSTEM =
      Pattern.compile("system.{0,3}(role|message|prompt|instruction)|role.{0,20}system|developer");

  private static final Pattern ABOUT_JSON =
      Pattern.compile("response.?format|schema|json|grammar|text\\.format|structured");

  private static final Pattern ABOUT_SEVERAL =
      Pattern.compile("(^|[^\\w])n([^\\w]|$)|multiple (choices|candidates|completions)|candidate");

  /// What a model takes.
  enum Feature {
    /// A system message; it is else put before the user's first.
    SYSTEM,
    TEMPERATURE,
    /// Several samples in one call.
    SEVERAL,
    /// Its limit is called `max_completion_tokens`, not `max_tokens`.
    COMPLETION_LIMIT
  }

  Dialect {
    features = Set.copyOf(features);
  }

  boolean has(Feature feature) {
    return features.contains(feature);
  }

  /// What to try after a refusal; empty where nothing is left to give up.
  ///
  /// @param reason the provider's own words
  Optional<Dialect> after(String reason, ModelRequest request) {
    String text = reason.toLowerCase(Locale.ROOT);
    if (protocol == Protocol.CHAT && text.contains("v1/responses")) {
      return Optional.of(new Dialect(Protocol.RESPONSES, features, form));
    }
    if (ABOUT_CONTENT.matcher(text).find()) {
      return Optional.empty();
    }
    if (text.contains("max_completion_tokens")) {
      return Optional.of(toggled(Feature.COMPLETION_LIMIT));
    }
    if (text.contains("temperature") && has(Feature.TEMPERATURE)) {
      return Optional.of(toggled(Feature.TEMPERATURE));
    }
    if (ABOUT_SYSTEM.matcher(text).find() && has(Feature.SYSTEM)) {
      return Optional.of(toggled(Feature.SYSTEM));
    }
    return afterUnnamed(text, request);
  }

  /// Many servers do not say what it is that they refuse.
  private Optional<Dialect> afterUnnamed(String text, ModelRequest request) {
    boolean several = request.samples() > 1 && has(Feature.SEVERAL);
    boolean rathersSeveral = ABOUT_SEVERAL.matcher(text).find() && !ABOUT_JSON.matcher(text).find();
    Optional<Dialect> looser =
        request.schema().flatMap(_ -> form.looser()).map(it -> new Dialect(protocol, features, it));
    Optional<Dialect> single = several ? Optional.of(toggled(Feature.SEVERAL)) : Optional.empty();
    return rathersSeveral ? single.or(() -> looser) : looser.or(() -> single);
  }

  private Dialect toggled(Feature feature) {
    Set<Feature> changed = EnumSet.noneOf(Feature.class);
    changed.addAll(features);
    if (!changed.remove(feature)) {
      changed.add(feature);
    }
    return new Dialect(protocol, changed, form);
  }
}
