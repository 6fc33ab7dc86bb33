package dev.alhazen.base;

/// What a model call used, as its provider reported it.
///
/// @param input prompt tokens, cached ones and those written to the cache included
/// @param cached the part of `input` that was read from the provider's cache
/// @param cacheWritten the part of `input` that was written to the provider's cache, where that has
///   a price of its own
/// @param output completion tokens, reasoning included
/// @param reasoning the part of `output` that the caller does not see
public record Tokens(long input, long cached, long cacheWritten, long output, long reasoning) {
  public static final Tokens NONE = new Tokens(0, 0, 0, 0, 0);

  /// Where the provider tells nothing of writing to its cache.
  public Tokens(long input, long cached, long output, long reasoning) {
    this(input, cached, 0, output, reasoning);
  }

  public Tokens plus(Tokens other) {
    return new Tokens(
        input + other.input,
        cached + other.cached,
        cacheWritten + other.cacheWritten,
        output + other.output,
        reasoning + other.reasoning);
  }
}
