package dev.alhazen.statistics;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/// How far two means lie apart, and how likely chance alone is to part them as far: Welch's test,
/// which does not assume equal variances (B. L. Welch, Biometrika 34, 1947), and which is the one
/// test that decides, whatever the values look like. [Permutation] stands beside it.
///
/// @param estimate the other mean minus the baseline's
/// @param noise whether the spread of the repetitions could be estimated
/// @param interval for the difference, at level 0.95; empty unless the noise was estimated
/// @param p two-sided, uncorrected; NaN unless the noise was estimated
public record Difference(double estimate, Noise noise, Optional<Interval> interval, double p) {
  /// The level of all intervals, and one minus the size of all tests.
  public static final double LEVEL = 0.95;

  /// Values that differ by less, relative to their size, differ by the rounding of arithmetic only.
  private static final double ROUNDING = 1e-9;

  /// What is known of the spread of repetitions.
  public enum Noise {
    ESTIMATED,
    /// A side has one repetition.
    ONE_REPETITION,
    /// The repetitions of a side are all the same: chance did not reach them, and says nothing.
    IDENTICAL_REPETITIONS,
    /// Chance was not asked for: the values are exact, or no test of them would mean anything.
    LEFT_OUT
  }

  /// Compares with the baseline.
  ///
  /// @param baseline a value for each repetition
  /// @param other likewise
  public static Difference between(List<Double> baseline, List<Double> other) {
    Summary before = Summary.of(baseline);
    Summary after = Summary.of(other);
    double estimate = after.mean() - before.mean();
    if (before.n() < 2 || after.n() < 2) {
      return without(estimate, Noise.ONE_REPETITION);
    }
    if (areIdentical(baseline) || areIdentical(other)) {
      return without(estimate, Noise.IDENTICAL_REPETITIONS);
    }
    double error = Math.sqrt(before.variance() + after.variance());
    double degrees = degrees(before, after);
    double reach = Summary.quantile(degrees, LEVEL) * error;
    double p = 2 * new TDistribution(degrees).cumulativeProbability(-Math.abs(estimate) / error);
    return new Difference(
        estimate,
        Noise.ESTIMATED,
        Optional.of(new Interval(estimate - reach, estimate + reach, LEVEL)),
        p);
  }

  /// A difference of means that is described and not tested.
  public static Difference described(List<Double> baseline, List<Double> other) {
    return without(Summary.of(other).mean() - Summary.of(baseline).mean(), Noise.LEFT_OUT);
  }

  /// Whether all values are the same but for the rounding of arithmetic.
  public static boolean areIdentical(List<Double> values) {
    double scale = values.stream().mapToDouble(Math::abs).max().orElse(0);
    return Collections.max(values) - Collections.min(values) <= ROUNDING * scale;
  }

  private static Difference without(double estimate, Noise noise) {
    return new Difference(estimate, noise, Optional.empty(), Double.NaN);
  }

  /// The degrees of freedom after Welch and Satterthwaite.
  private static double degrees(Summary before, Summary after) {
    double a = before.variance();
    double b = after.variance();
    return (a + b) * (a + b) / (a * a / (before.n() - 1) + b * b / (after.n() - 1));
  }
}
