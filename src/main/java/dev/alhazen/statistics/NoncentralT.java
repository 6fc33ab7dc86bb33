package dev.alhazen.statistics;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.analysis.solvers.BrentSolver;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Gamma;

/// The distribution of (Z + λ) / S, where Z is standard normal and S² is chi-squared over its
/// degrees of freedom: what Student's t follows where there is a difference. The library has only
/// the central one; this one is integrated by its Gauss-Legendre rule, good to about ten digits.
///
/// @param degrees of freedom
/// @param lambda the noncentrality: the true difference in units of its standard error
record NoncentralT(double degrees, double lambda) {
  private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

  /// Beyond so many standard deviations nothing is left that a double could hold.
  private static final double REACH = 9;

  private static final int POINTS = 96;
  private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();

  /// The probability of at most t.
  double cumulative(double t) {
    if (t < 0) {
      return 1 - new NoncentralT(degrees, -lambda).cumulative(-t);
    }
    // Both integrals are the same double integral, taken in that order in which it is smooth.
    return t <= Math.sqrt(2 * degrees) ? bySpread(t) : byMean(t);
  }

  private double bySpread(double t) {
    double spread = REACH / Math.sqrt(2 * degrees);
    double unit = Math.log(2) + degrees / 2 * Math.log(degrees / 2) - Gamma.logGamma(degrees / 2);
    return integral(
        s ->
            s <= 0
                ? 0
                : NORMAL.cumulativeProbability(t * s - lambda)
                    * Math.exp(unit + (degrees - 1) * Math.log(s) - degrees * s * s / 2),
        Math.max(0, 1 - spread),
        1 + spread);
  }

  private double byMean(double t) {
    double low = Math.max(-REACH, -lambda);
    double below = lambda < REACH ? NORMAL.cumulativeProbability(-lambda) : 0;
    return low >= REACH
        ? below
        : below
            + integral(
                z -> {
                  double s = (z + lambda) / t;
                  return NORMAL.density(z)
                      * Gamma.regularizedGammaQ(degrees / 2, degrees * s * s / 2);
                },
                low,
                REACH);
  }

  /// The noncentrality under which at most t has the given probability.
  static double lambda(double degrees, double t, double probability) {
    double widest = REACH + Math.abs(t) * (1 + REACH / Math.sqrt(2 * degrees));
    return new BrentSolver(1e-9, 1e-9)
        .solve(
            1_000,
            lambda -> new NoncentralT(degrees, lambda).cumulative(t) - probability,
            -widest,
            widest);
  }

  static double integral(DoubleUnaryOperator function, double low, double high) {
    return GAUSS.legendre(POINTS, low, high).integrate(function::applyAsDouble);
  }
}
