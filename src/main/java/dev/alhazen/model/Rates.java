package dev.alhazen.model;

import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import java.math.BigDecimal;
import java.util.stream.Stream;

/// US dollars for a million tokens of each sort.
///
/// @param input for prompt tokens that the provider's cache takes no part in
/// @param cached for prompt tokens read from the cache
/// @param cacheWrite for prompt tokens written to the cache
/// @param output for completion tokens that the caller sees
/// @param reasoning for completion tokens that the caller does not see
public record Rates(Money input, Money cached, Money cacheWrite, Money output, Money reasoning) {
  private static final int MILLION_DIGITS = 6;

  public Rates {
    if (Stream.of(input, cached, cacheWrite, output, reasoning).anyMatch(Rates::isNegative)) {
      throw new IllegalArgumentException("a price is not negative");
    }
  }

  /// Where the cache and reasoning have no prices of their own.
  static Rates of(Money input, Money output) {
    return new Rates(input, input, input, output, output);
  }

  Money cost(Tokens tokens) {
    long plain = tokens.input() - tokens.cached() - tokens.cacheWritten();
    return each(input, plain)
        .plus(each(cached, tokens.cached()))
        .plus(each(cacheWrite, tokens.cacheWritten()))
        .plus(each(output, tokens.output() - tokens.reasoning()))
        .plus(each(reasoning, tokens.reasoning()));
  }

  /// The most that so many tokens can cost, of whatever sort they turn out to be.
  Money worst(long inputTokens, long outputTokens) {
    return each(dearestInput(), inputTokens).plus(each(dearestOutput(), outputTokens));
  }

  /// The dearest that a million prompt tokens can be.
  Money dearestInput() {
    return dearest(input, dearest(cached, cacheWrite));
  }

  /// The dearest that a million completion tokens can be.
  Money dearestOutput() {
    return dearest(output, reasoning);
  }

  Rates times(BigDecimal factor) {
    return new Rates(
        times(input, factor),
        times(cached, factor),
        times(cacheWrite, factor),
        times(output, factor),
        times(reasoning, factor));
  }

  private static Money times(Money money, BigDecimal factor) {
    return new Money(money.usd().multiply(factor));
  }

  private static Money each(Money million, long tokens) {
    return new Money(
        million.usd().multiply(BigDecimal.valueOf(tokens)).movePointLeft(MILLION_DIGITS));
  }

  private static Money dearest(Money one, Money other) {
    return one.exceeds(other) ? one : other;
  }

  private static boolean isNegative(Money money) {
    return money.usd().signum() < 0;
  }
}
