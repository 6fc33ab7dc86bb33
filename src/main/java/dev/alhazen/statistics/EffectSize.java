package dev.alhazen.statistics;

import java.util.List;
import java.util.Optional;
import org.hipparchus.special.Gamma;

/// Hedges' g: a difference of means in units of the pooled standard deviation, without the upward
/// bias that few repetitions give (L. V. Hedges, Journal of Educational Statistics 6, 1981).
///
/// @param interval for the true size, from the noncentral t distribution, at level 0.95; as that,
///   it takes the noise of both sides for equally large
public record EffectSize(double g, Interval interval) {

  /// Empty where the noise of a side could not be estimated.
  public static Optional<EffectSize> between(List<Double> baseline, List<Double> other) {
    if (Difference.between(baseline, other).noise() != Difference.Noise.ESTIMATED) {
      return Optional.empty();
    }
    Pooled pooled = Pooled.of(baseline, other);
    double d = (Summary.of(other).mean() - Summary.of(baseline).mean()) / pooled.deviation();
    double t = d / pooled.unit();
    double tail = (1 - Difference.LEVEL) / 2;
    Interval interval =
        new Interval(
            NoncentralT.lambda(pooled.degrees(), t, 1 - tail) * pooled.unit(),
            NoncentralT.lambda(pooled.degrees(), t, tail) * pooled.unit(),
            Difference.LEVEL);
    return Optional.of(new EffectSize(d * unbiased(pooled.degrees()), interval));
  }

  /// The exact factor, of which 1 − 3 / (4 · degrees − 1) is the usual approximation.
  private static double unbiased(double degrees) {
    double log = Gamma.logGamma(degrees / 2) - Gamma.logGamma((degrees - 1) / 2);
    return Math.exp(log) / Math.sqrt(degrees / 2);
  }
}
