package dev.alhazen.cli;

import dev.alhazen.base.Money;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// An amount as users type it: `5`, `0.25`, `$5`.
final class Dollars implements ITypeConverter<Money> {
  @Override
  public Money convert(String typed) {
    try {
      Money amount = Money.of(typed.strip().replaceFirst("^\\$", ""));
      if (amount.usd().signum() < 0) {
        throw new TypeConversionException("a budget cannot be negative: " + typed);
      }
      return amount;
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "'%s' is no amount of US dollars; write it like 5 or 0.25".formatted(typed));
    }
  }
}
