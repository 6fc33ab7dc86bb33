package dev.alhazen.base;

/// What a model call used, as its provider reported it.
///
/// @param input prompt tokens, cached ones included
/// @param cached the part of `input` that was read from the provider's cache
/// @param output completion tokens, reasoning included
/// @param reasoning the part of `output` that the caller does not see
public record Tokens(long input, long cached, long output, long reasoning) {
  public static final Tokens NONE = new Tokens(0, 0, 0, 0);

  public Tokens plus(Tokens other) {
    return new Tokens(
        input + other.input,
        cached + other.cached,
        output + other.output,
        reasoning + other.reasoning);
  }
}
