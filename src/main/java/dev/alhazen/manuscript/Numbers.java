package dev.alhazen.manuscript;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// How measured numbers are printed: with the metric's decimals, in LaTeX's mathematics.
final class Numbers {
  private static final double HUGE = 1e7;
  private static final int EXTRA_DECIMALS = 3;

  private Numbers() {}

  /// A mean with its standard error; the error alone decides whether more decimals are needed.
  static String withError(double mean, double stderr, int decimals) {
    if (!Double.isFinite(stderr)) {
      return plain(mean, decimals);
    }
    if (isScientific(mean, decimals)) {
      return "%s \\pm %s".formatted(scientific(mean), scientific(stderr));
    }
    int enough = enoughFor(stderr, decimals);
    return "%s \\pm %s".formatted(fixed(mean, enough), fixed(stderr, enough));
  }

  static String plain(double value, int decimals) {
    return isScientific(value, decimals) ? scientific(value) : fixed(value, decimals);
  }

  /// The same, with a sign in front of positive numbers too.
  static String signed(String number) {
    return number.startsWith("-") ? number : "+" + number;
  }

  private static int enoughFor(double stderr, int decimals) {
    int enough = decimals;
    while (enough < decimals + EXTRA_DECIMALS
        && stderr > 0
        && new BigDecimal(stderr).setScale(enough, RoundingMode.HALF_EVEN).signum() == 0) {
      enough++;
    }
    return enough;
  }

  private static boolean isScientific(double value, int decimals) {
    double size = Math.abs(value);
    return size >= HUGE || (size > 0 && size < 0.5 * Math.pow(10, -decimals - EXTRA_DECIMALS));
  }

  private static String fixed(double value, int decimals) {
    BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? rounded.abs().toPlainString() : rounded.toPlainString();
  }

  private static String scientific(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    String digits = rounded.movePointLeft(exponent).setScale(2, RoundingMode.HALF_EVEN).toString();
    return "%s \\times 10^{%d}".formatted(digits, exponent);
  }
}
