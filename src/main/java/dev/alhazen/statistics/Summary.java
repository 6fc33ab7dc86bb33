package dev.alhazen.statistics;

import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;

/// What a few repetitions of one measurement say.
///
/// @param deviation the sample's standard deviation, with n − 1; NaN where n is 1
/// @param standardError deviation / √n; NaN where n is 1
public record Summary(int n, double mean, double deviation, double standardError) {
  public Summary {
    if (n < 1) {
      throw new IllegalArgumentException("a summary needs at least one value");
    }
  }

  public static Summary of(List<Double> values) {
    double[] sample = values.stream().mapToDouble(Double::doubleValue).toArray();
    int n = sample.length;
    double mean = n == 0 ? Double.NaN : StatUtils.mean(sample);
    double deviation = n < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(sample));
    return new Summary(n, mean, deviation, deviation / Math.sqrt(n));
  }

  /// Student's interval for the mean; empty where one value gives no idea of the spread.
  public Optional<Interval> interval(double level) {
    if (n < 2 || Double.isNaN(standardError)) {
      return Optional.empty();
    }
    double reach = quantile(n - 1, level) * standardError;
    return Optional.of(new Interval(mean - reach, mean + reach, level));
  }

  /// The variance of the mean.
  double variance() {
    return standardError * standardError;
  }

  /// How many standard errors an interval of this level reaches to each side.
  static double quantile(double degrees, double level) {
    return new TDistribution(degrees).inverseCumulativeProbability(0.5 + level / 2);
  }
}
