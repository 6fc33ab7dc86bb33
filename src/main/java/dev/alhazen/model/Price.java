package dev.alhazen.model;

import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.base.UsageException;
import java.math.BigDecimal;

/// What a model costs, in US dollars for a million tokens.
///
/// @param input for prompt tokens that were not cached
/// @param cached for prompt tokens that the provider read from its cache
/// @param output for completion tokens, reasoning included
public record Price(Money input, Money cached, Money output) {
  /// Models on the user's own machine cost nothing.
  public static final Price FREE = new Price(Money.ZERO, Money.ZERO, Money.ZERO);

  private static final int MILLION_DIGITS = 6;

  public Price {
    if (isNegative(input) || isNegative(cached) || isNegative(output)) {
      throw new IllegalArgumentException("a price is not negative");
    }
  }

  /// Parses what a user gives: `IN,OUT` or `IN,CACHED,OUT`, such as `2.50,10`.
  public static Price parse(String text) {
    String[] parts = text.strip().split("\\s*,\\s*");
    try {
      return switch (parts.length) {
        case 2 -> new Price(Money.of(parts[0]), Money.of(parts[0]), Money.of(parts[1]));
        case 3 -> new Price(Money.of(parts[0]), Money.of(parts[1]), Money.of(parts[2]));
        default -> throw new IllegalArgumentException("two or three numbers are needed");
      };
    } catch (IllegalArgumentException _) {
      throw new UsageException(
          ("--price %s is not a price: give US dollars for a million input tokens and a million"
                  + " output tokens, such as --price 2.50,10.")
              .formatted(text));
    }
  }

  /// What the given use costs, to the last fraction of a cent.
  public Money of(Tokens tokens) {
    return each(input, tokens.input() - tokens.cached())
        .plus(each(cached, tokens.cached()))
        .plus(each(output, tokens.output()));
  }

  /// The most that a call can cost: nothing cached, every sample as long as it may be.
  public Money worstCase(long inputTokens, ModelRequest request) {
    return each(dearerInput(), inputTokens * request.samples())
        .plus(each(output, (long) request.maxOutputTokens() * request.samples()));
  }

  public boolean isFree() {
    return equals(FREE);
  }

  private Money dearerInput() {
    return cached.exceeds(input) ? cached : input;
  }

  private static Money each(Money million, long tokens) {
    return new Money(
        million.usd().multiply(BigDecimal.valueOf(tokens)).movePointLeft(MILLION_DIGITS));
  }

  private static boolean isNegative(Money money) {
    return money.usd().signum() < 0;
  }
}
