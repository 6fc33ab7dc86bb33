package dev.alhazen.statistics;

import java.util.OptionalInt;
import org.hipparchus.analysis.solvers.BrentSolver;
import org.hipparchus.special.Beta;

/// The chance that Welch's test finds a true difference, for normal noise that is equally large on
/// both sides: how few repetitions are too few.
///
/// With S₁² and S₂² the sample variances, the share of S₁² in their weighted sum is beta
/// distributed and independent of that sum. Given the share, the test's threshold is fixed and the
/// statistic follows a noncentral t; so one integral over the share gives the power exactly.
///
/// @param before repetitions of the baseline, at least two
/// @param after repetitions of the other, at least two
/// @param size the chance of a false alarm that the test allows, such as 0.05
public record Power(int before, int after, double size) {
  /// The power that a study should have.
  public static final double USUAL = 0.8;

  /// Who needs more seeds than this is told that there is nothing to find.
  public static final int MOST_SEEDS = 1_000;

  private static final double REACH = 9;

  public Power {
    if (before < 2 || after < 2) {
      throw new IllegalArgumentException("there is no test with less than two repetitions");
    }
  }

  /// The chance to find a true difference of so many standard deviations of one repetition.
  public double of(double deviations) {
    double a = before - 1.0;
    double b = after - 1.0;
    double peak = Math.atan(Math.sqrt(a / b));
    double width = REACH / Math.sqrt(2 * (a + b));
    double unit = Math.log(2) - Beta.logBeta(a / 2, b / 2);
    double lambda = deviations / Math.sqrt(1.0 / before + 1.0 / after);
    return NoncentralT.integral(
        angle -> {
          double sine = Math.sin(angle);
          double cosine = Math.cos(angle);
          return Math.exp(unit + (a - 1) * Math.log(sine) + (b - 1) * Math.log(cosine))
              * found(sine * sine, lambda);
        },
        Math.max(0, peak - width),
        Math.min(Math.PI / 2, peak + width));
  }

  /// @param share of the baseline in the sum of squares
  private double found(double share, double lambda) {
    double a = share / ((before - 1.0) * before);
    double b = (1 - share) / ((after - 1.0) * after);
    double welch = (a + b) * (a + b) / (a * a / (before - 1) + b * b / (after - 1));
    double degrees = before + after - 2.0;
    double threshold =
        Summary.quantile(welch, 1 - size)
            * Math.sqrt(degrees * (a + b) / (1.0 / before + 1.0 / after));
    NoncentralT statistic = new NoncentralT(degrees, lambda);
    return statistic.cumulative(-threshold) + 1 - statistic.cumulative(threshold);
  }

  /// The smallest true difference that is found with the usual power, in standard deviations of one
  /// repetition.
  public double smallestFound() {
    double high = 1;
    while (of(high) < USUAL) {
      high *= 2;
    }
    return new BrentSolver(1e-6, 1e-6).solve(1_000, size -> of(size) - USUAL, 0, high);
  }

  /// How many repetitions of each side find a true difference with the usual power; empty where
  /// even [#MOST_SEEDS] do not.
  ///
  /// @param deviations the difference in standard deviations of one repetition
  /// @param size the chance of a false alarm that the test allows
  public static OptionalInt seedsFor(double deviations, double size) {
    if (new Power(MOST_SEEDS, MOST_SEEDS, size).of(deviations) < USUAL) {
      return OptionalInt.empty();
    }
    int few = 1;
    int enough = MOST_SEEDS;
    while (enough - few > 1) {
      int middle = (few + enough) / 2;
      if (new Power(middle, middle, size).of(deviations) < USUAL) {
        few = middle;
      } else {
        enough = middle;
      }
    }
    return OptionalInt.of(enough);
  }
}
