package dev.alhazen.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// An amount of US dollars, exact to any fraction of a cent; never a `double`.
public record Money(BigDecimal usd) implements Comparable<Money> {
  public static final Money ZERO = new Money(BigDecimal.ZERO);

  public Money {
    usd = usd.signum() == 0 ? BigDecimal.ZERO : usd.stripTrailingZeros();
  }

  /// Parses a plain decimal such as `0.25`.
  @JsonCreator
  public static Money of(String usd) {
    return new Money(new BigDecimal(usd));
  }

  public Money plus(Money other) {
    return new Money(usd.add(other.usd));
  }

  public Money minus(Money other) {
    return new Money(usd.subtract(other.usd));
  }

  public Money times(long factor) {
    return new Money(usd.multiply(BigDecimal.valueOf(factor)));
  }

  public boolean isZero() {
    return usd.signum() == 0;
  }

  public boolean exceeds(Money limit) {
    return compareTo(limit) > 0;
  }

  /// `$1.23`, or with four digits below ten cents, where cents would hide the amount.
  public String display() {
    int digits = usd.abs().compareTo(new BigDecimal("0.1")) < 0 && usd.signum() != 0 ? 4 : 2;
    return "$" + usd.setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }

  @Override
  public int compareTo(Money other) {
    return usd.compareTo(other.usd);
  }

  @Override
  @JsonValue
  public String toString() {
    return usd.toPlainString();
  }
}
