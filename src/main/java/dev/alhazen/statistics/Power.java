package dev.alhazen.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.solvers.BrentSolver;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Beta;

/// The chance that Welch's test finds a true difference, for normal noise that is equally large on
/// both sides: how few repetitions are too few. Immutable.
///
/// With S₁² and S₂² the sample variances, the share of S₁² in their weighted sum is beta
/// distributed and independent of that sum. Given the share, the test's threshold is fixed and the
/// statistic follows a noncentral t; so one integral over the share gives the power exactly.
public final class Power {
  /// The power that a study should have.
  public static final double USUAL = 0.8;

  /// Who needs more seeds than this is told that there is nothing to find.
  public static final int MOST_SEEDS = 1_000;

  private static final double REACH = 9;
  private static final int POINTS = 32;

  private final int before;
  private final int after;
  private final double size;
  private final List<Given> shares = new ArrayList<>();

  /// The test as it is where the share has a certain value.
  ///
  /// @param weight how probable that is
  /// @param threshold beyond which the test finds something, for a noncentral t
  private record Given(double weight, double threshold) {}

  /// @param before repetitions of the baseline, at least two
  /// @param after repetitions of the other, at least two
  /// @param size the chance of a false alarm that the test allows, such as 0.05
  public Power(int before, int after, double size) {
    if (before < 2 || after < 2) {
      throw new IllegalArgumentException("there is no test with less than two repetitions");
    }
    this.before = before;
    this.after = after;
    this.size = size;
    double a = before - 1.0;
    double b = after - 1.0;
    // The share is the squared sine of an angle, whose density has no poles.
    double peak = Math.atan(Math.sqrt(a / b));
    double width = REACH / Math.sqrt(2 * (a + b));
    double unit = Math.log(2) - Beta.logBeta(a / 2, b / 2);
    GaussIntegrator rule =
        NoncentralT.GAUSS.legendre(
            POINTS, Math.max(0, peak - width), Math.min(Math.PI / 2, peak + width));
    for (int i = 0; i < rule.getNumberOfPoints(); i++) {
      double sine = Math.sin(rule.getPoint(i));
      double cosine = Math.cos(rule.getPoint(i));
      double density = Math.exp(unit + (a - 1) * Math.log(sine) + (b - 1) * Math.log(cosine));
      shares.add(new Given(rule.getWeight(i) * density, threshold(sine * sine)));
    }
  }

  /// @param share of the baseline in the sum of squares
  private double threshold(double share) {
    double a = share / ((before - 1.0) * before);
    double b = (1 - share) / ((after - 1.0) * after);
    double welch = (a + b) * (a + b) / (a * a / (before - 1) + b * b / (after - 1));
    return Summary.quantile(welch, 1 - size) * Math.sqrt(degrees() * (a + b)) / unit();
  }

  /// The chance to find a true difference of so many standard deviations of one repetition.
  public double of(double deviations) {
    NoncentralT statistic = new NoncentralT(degrees(), deviations / unit());
    return shares.stream()
        .mapToDouble(
            given ->
                given.weight()
                    * (statistic.cumulative(-given.threshold())
                        + 1
                        - statistic.cumulative(given.threshold())))
        .sum();
  }

  /// The smallest true difference that is found with the usual power, in standard deviations of one
  /// repetition.
  public double smallestFound() {
    double high = 3 * unit();
    while (of(high) < USUAL) {
      high *= 2;
    }
    return new BrentSolver(1e-7, 1e-7).solve(1_000, size -> of(size) - USUAL, 0, high);
  }

  /// How many repetitions of each side find a true difference with the usual power; empty where
  /// even [#MOST_SEEDS] do not.
  ///
  /// @param deviations the difference in standard deviations of one repetition
  /// @param size the chance of a false alarm that the test allows
  public static OptionalInt seedsFor(double deviations, double size) {
    NormalDistribution normal = new NormalDistribution(0, 1);
    double reach =
        normal.inverseCumulativeProbability(1 - size / 2)
            + normal.inverseCumulativeProbability(USUAL);
    // With the spread known, which is never true, so many would do; the test needs a few more.
    double least = Math.ceil(2 * reach * reach / (deviations * deviations));
    int seeds = (int) Math.max(2, Math.min(least, MOST_SEEDS + 1));
    while (seeds <= MOST_SEEDS && new Power(seeds, seeds, size).of(deviations) < USUAL) {
      seeds++;
    }
    return seeds > MOST_SEEDS ? OptionalInt.empty() : OptionalInt.of(seeds);
  }

  private double degrees() {
    return before + after - 2.0;
  }

  /// The standard error of the difference of means, in standard deviations of one repetition.
  private double unit() {
    return Math.sqrt(1.0 / before + 1.0 / after);
  }
}
