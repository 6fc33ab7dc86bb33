package dev.alhazen.model;

import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.base.UsageException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/// What a model costs. Some providers charge every token of a call more when its prompt is long.
///
/// @param rates where no tier applies
/// @param tiers the rates of longer prompts, shortest first
public record Price(Rates rates, List<Tier> tiers) {
  /// Models on the user's own machine cost nothing.
  public static final Price FREE = of(Rates.of(Money.ZERO, Money.ZERO));

  private static final int MILLION_DIGITS = 6;

  public Price {
    tiers = tiers.stream().sorted(Comparator.comparingLong(Tier::above)).toList();
  }

  /// The rates of a call whose prompt is longer than `above` tokens.
  public record Tier(long above, Rates rates) {}

  /// The same for prompts of every length.
  public static Price of(Rates rates) {
    return new Price(rates, List.of());
  }

  /// Parses what a user gives, in US dollars for a million tokens: `IN,OUT`, `IN,CACHED,OUT` or
  /// `IN,CACHED,CACHE-WRITE,OUT`, such as `2.50,10`.
  public static Price parse(String text) {
    String[] parts = text.strip().split("\\s*,\\s*");
    try {
      Money input = Money.of(parts[0]);
      Money output = Money.of(parts[parts.length - 1]);
      return switch (parts.length) {
        case 2 -> of(Rates.of(input, output));
        case 3 -> of(new Rates(input, Money.of(parts[1]), input, output, output));
        case 4 -> of(new Rates(input, Money.of(parts[1]), Money.of(parts[2]), output, output));
        default -> throw new IllegalArgumentException("two to four numbers are needed");
      };
    } catch (IllegalArgumentException _) {
      throw new UsageException(
          ("--price %s is not a price: give US dollars for a million input tokens and a million"
                  + " output tokens, such as --price 2.50,10; or IN,CACHED,OUT; or"
                  + " IN,CACHED,CACHE-WRITE,OUT.")
              .formatted(text));
    }
  }

  /// What the given use costs, to the last fraction of a cent.
  public Money of(Tokens tokens) {
    return at(tokens.input()).cost(tokens);
  }

  /// The most that a call can cost: nothing cached, every sample as long as it may be.
  public Money worstCase(long inputTokens, ModelRequest request) {
    return worstCase(inputTokens, request.samples(), request.maxOutputTokens());
  }

  Money worstCase(long inputTokens, int samples, int outputTokens) {
    // Each sample may be a call of its own.
    return at(inputTokens).worst(inputTokens * samples, (long) outputTokens * samples);
  }

  /// The longest reply whose worst case an amount covers.
  int affordable(Money amount, long inputTokens, int samples) {
    Rates rates = at(inputTokens);
    Money left = amount.minus(rates.worst(inputTokens * samples, 0));
    Money output = rates.dearestOutput();
    if (left.usd().signum() < 0) {
      return 0;
    }
    if (output.isZero()) {
      return Integer.MAX_VALUE;
    }
    BigDecimal perToken = output.usd().multiply(BigDecimal.valueOf(samples));
    BigDecimal most =
        left.usd().movePointRight(MILLION_DIGITS).divide(perToken, 0, RoundingMode.DOWN);
    return most.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValueExact();
  }

  public boolean isFree() {
    return equals(FREE);
  }

  /// The same price with a mark-up or a discount.
  Price times(BigDecimal factor) {
    return new Price(
        rates.times(factor),
        tiers.stream().map(tier -> new Tier(tier.above, tier.rates.times(factor))).toList());
  }

  private Rates at(long inputTokens) {
    Rates chosen = rates;
    for (Tier tier : tiers) {
      if (inputTokens > tier.above) {
        chosen = tier.rates;
      }
    }
    return chosen;
  }
}
