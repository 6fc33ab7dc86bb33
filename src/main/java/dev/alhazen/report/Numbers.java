package dev.alhazen.report;

import dev.alhazen.base.Tokens;
import dev.alhazen.evidence.Measurement;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Writes numbers as people read them, the same on every machine.
final class Numbers {
  private static final int MOST_DECIMALS = 6;

  private Numbers() {}

  /// `0.4321 ± 0.0034 (n = 3)`: the error with two digits, the mean with as many decimals.
  static String measured(Measurement m) {
    if (Double.isNaN(m.stderr()) || m.stderr() <= 0) {
      return "%s (n = %d)".formatted(plain(m.mean()), m.n());
    }
    int decimals = Math.max(0, 1 - (int) Math.floor(Math.log10(m.stderr())));
    return decimals > MOST_DECIMALS
        ? String.format(Locale.ROOT, "%.3e ± %.1e (n = %d)", m.mean(), m.stderr(), m.n())
        : String.format(
            Locale.ROOT,
            "%." + decimals + "f ± %." + decimals + "f (n = %d)",
            m.mean(),
            m.stderr(),
            m.n());
  }

  /// Four significant digits.
  static String plain(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(4)).toPlainString()
        : String.valueOf(value);
  }

  /// `12,345`.
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /// `1,200 in (300 cached), 250 out`.
  static String tokens(Tokens tokens) {
    String cached = tokens.cached() == 0 ? "" : " (%s cached)".formatted(count(tokens.cached()));
    return "%s in%s, %s out".formatted(count(tokens.input()), cached, count(tokens.output()));
  }
}
