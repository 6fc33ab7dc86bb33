package dev.alhazen.evidence;

import dev.alhazen.template.Template;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalInt;

/// How the numbers of one metric are written.
///
/// @param decimals digits after the point; empty where the template does not say, then four
///   significant digits
public record Numbers(OptionalInt decimals) {
  static final Numbers RATIO = new Numbers(OptionalInt.of(2));
  private static final double LEAST_CHANCE = 0.001;
  private static final int SIGNIFICANT = 4;
  private static final int MORE_DECIMALS = 3;
  private static final double LARGE = 1e7;
  private static final double SMALL = 1e-3;

  /// The format that the template gives a metric.
  public static Numbers of(List<Template.Metric> metrics, String metric) {
    return new Numbers(
        metrics.stream()
            .filter(m -> m.isCalled(metric))
            .mapToInt(Template.Metric::decimals)
            .findFirst());
  }

  /// For mathematics in LaTeX: `0.612`, or `4.1 \times 10^{-5}` where rounding would leave nothing.
  public String latex(double value) {
    String plain = plain(value);
    int e = plain.indexOf('e');
    return e < 0
        ? plain
        : "%s \\times 10^{%s}".formatted(plain.substring(0, e), plain.substring(e + 1));
  }

  /// A mean with its standard error, both with as many decimals as the error needs to show.
  public String latex(double mean, double error) {
    Numbers enough = decimals.isPresent() ? this : shownBy(error);
    for (int more = 1; more <= MORE_DECIMALS && vanishes(enough, error); more++) {
      enough = new Numbers(OptionalInt.of(decimals.getAsInt() + more));
    }
    return "%s \\pm %s".formatted(enough.latex(mean), enough.latex(error));
  }

  /// Where the template sets no format, the error's first two digits say how much of the mean
  /// counts.
  private Numbers shownBy(double error) {
    double size = Math.abs(error);
    boolean usual = Double.isFinite(error) && size >= SMALL && size < LARGE;
    return usual
        ? new Numbers(OptionalInt.of(Math.max(0, twoDigits(BigDecimal.valueOf(error)).scale())))
        : this;
  }

  private static boolean vanishes(Numbers numbers, double error) {
    return numbers.decimals.isPresent()
        && error != 0
        && BigDecimal.valueOf(error)
                .setScale(numbers.decimals.getAsInt(), RoundingMode.HALF_UP)
                .signum()
            == 0;
  }

  /// A p-value behind its relation: `= 0.31`, `= 0.014`, `< 0.001`.
  static String chance(double p) {
    if (p < LEAST_CHANCE) {
      return "< 0.001";
    }
    return "= " + new Numbers(OptionalInt.of(p < 0.1 ? 3 : 2)).plain(p);
  }

  /// As `latex`, with a plus sign before what is positive.
  public String signed(double value) {
    String text = latex(value);
    return value > 0 ? "+" + text : text;
  }

  /// For plain text: `0.612`, `4.1e-5`.
  public String plain(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded =
        decimals.isPresent()
            ? exact.setScale(decimals.getAsInt(), RoundingMode.HALF_UP)
            : exact.round(new MathContext(SIGNIFICANT, RoundingMode.HALF_UP));
    boolean vanishes = rounded.signum() == 0 && exact.signum() != 0;
    if (Math.abs(value) >= LARGE
        || exact.signum() != 0 && Math.abs(value) < SMALL && isShort(vanishes)) {
      return scientific(exact);
    }
    return vanishes ? twoDigits(exact).toPlainString() : rounded.toPlainString();
  }

  /// Whether a small number has no digits of its own to show: rounding took all, or none are set.
  private boolean isShort(boolean vanishes) {
    return vanishes || decimals.isEmpty();
  }

  private static BigDecimal twoDigits(BigDecimal exact) {
    return exact.round(new MathContext(2, RoundingMode.HALF_UP));
  }

  private static String scientific(BigDecimal exact) {
    BigDecimal two = twoDigits(exact);
    int exponent = two.precision() - two.scale() - 1;
    return "%se%d".formatted(two.movePointLeft(exponent).toPlainString(), exponent);
  }
}
