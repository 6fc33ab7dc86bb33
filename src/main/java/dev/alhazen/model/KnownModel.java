package dev.alhazen.model;

import java.util.Optional;
import java.util.Set;

/// What is known of a model before it is asked.
///
/// @param context the most tokens of prompt and reply together
/// @param longestReply the most tokens of a reply, reasoning included
/// @param price absent where it is not known
/// @param can what it can beside text
public record KnownModel(
    String name, long context, int longestReply, Optional<Price> price, Set<Ability> can) {
  private static final int UNBOUNDED = Integer.MAX_VALUE;

  public KnownModel {
    can = Set.copyOf(can);
  }

  /// What a model may be able to do, or takes.
  public enum Ability {
    /// Sees pictures.
    IMAGES,
    /// Holds its reply to a JSON schema.
    SCHEMA,
    /// Takes a temperature.
    TEMPERATURE,
    /// Thinks before it answers, which counts into the reply.
    REASONING
  }

  /// A model of which no table tells.
  public static KnownModel unlisted(String name, Optional<Price> price) {
    return new KnownModel(name, UNBOUNDED, UNBOUNDED, price, Set.of());
  }

  public KnownModel withPrice(Price other) {
    return new KnownModel(name, context, longestReply, Optional.of(other), can);
  }

  /// Whether its sizes are known.
  public boolean isListed() {
    return context < UNBOUNDED;
  }
}
