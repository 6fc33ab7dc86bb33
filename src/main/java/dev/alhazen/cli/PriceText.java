package dev.alhazen.cli;

import dev.alhazen.base.Money;
import dev.alhazen.model.Price;
import dev.alhazen.model.Rates;
import java.util.Optional;
import java.util.stream.Collectors;

/// A price in words.
final class PriceText {
  private PriceText() {}

  /// `$2.50 in, $1.25 cached, $10.00 out per million tokens`; `free`; `price unknown`.
  static String of(Optional<Price> price) {
    return price
        .map(known -> known.isFree() ? "free" : brief(known) + " per million tokens")
        .orElse("price unknown");
  }

  /// Without the unit.
  static String brief(Price price) {
    String longer =
        price.tiers().stream()
            .map(
                tier ->
                    "; prompts above %,d tokens: %s".formatted(tier.above(), rates(tier.rates())))
            .collect(Collectors.joining());
    return rates(price.rates()) + longer;
  }

  private static String rates(Rates rates) {
    return "%s in%s%s, %s out%s"
        .formatted(
            dollars(rates.input()),
            other(rates.cached(), rates.input(), "cached"),
            other(rates.cacheWrite(), rates.input(), "cache write"),
            dollars(rates.output()),
            other(rates.reasoning(), rates.output(), "reasoning"));
  }

  private static String other(Money money, Money usual, String name) {
    return money.equals(usual) ? "" : ", %s %s".formatted(dollars(money), name);
  }

  /// Prices have fractions of a cent, which `Money.display` rounds.
  static String dollars(Money money) {
    int digits = Math.max(2, money.usd().scale());
    return "$" + money.usd().setScale(digits, java.math.RoundingMode.UNNECESSARY).toPlainString();
  }
}
