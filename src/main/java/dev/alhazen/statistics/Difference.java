package dev.alhazen.statistics;

import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/// How far two means lie apart, and whether that is more than noise: Welch's test, which does not
/// assume equal variances (B. L. Welch, Biometrika 34, 1947).
///
/// @param estimate the other mean minus the baseline's
/// @param interval for the difference, at level 0.95; empty where a side has one repetition
/// @param p two-sided, uncorrected; NaN where a side has one repetition
public record Difference(double estimate, Optional<Interval> interval, double p) {
  /// The level of all intervals, and one minus the size of all tests.
  public static final double LEVEL = 0.95;

  /// What may be said about a difference.
  public enum Standing {
    /// The interval holds zero: nobody may call this a gain or a loss.
    WITHIN_NOISE("within the noise"),
    BEYOND_NOISE("beyond the noise"),
    /// One repetition on a side: the spread is not known.
    NOT_TESTED("not tested against the noise, one repetition");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// Compares with the baseline.
  public static Difference between(Summary baseline, Summary other) {
    double estimate = other.mean() - baseline.mean();
    double a = variance(baseline);
    double b = variance(other);
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return new Difference(estimate, Optional.empty(), Double.NaN);
    }
    if (a + b == 0) {
      return new Difference(
          estimate, Optional.of(new Interval(estimate, estimate, LEVEL)), estimate == 0 ? 1 : 0);
    }
    double error = Math.sqrt(a + b);
    double degrees = (a + b) * (a + b) / (a * a / (baseline.n() - 1) + b * b / (other.n() - 1));
    double reach = Summary.quantile(degrees, LEVEL) * error;
    double p = 2 * new TDistribution(degrees).cumulativeProbability(-Math.abs(estimate) / error);
    return new Difference(
        estimate, Optional.of(new Interval(estimate - reach, estimate + reach, LEVEL)), p);
  }

  public Standing standing() {
    return interval
        .map(i -> i.holds(0) ? Standing.WITHIN_NOISE : Standing.BEYOND_NOISE)
        .orElse(Standing.NOT_TESTED);
  }

  /// The variance of the mean; NaN where it is not known.
  private static double variance(Summary summary) {
    return summary.n() < 2 ? Double.NaN : summary.standardError() * summary.standardError();
  }
}
