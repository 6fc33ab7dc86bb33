package dev.alhazen.statistics;

import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.util.CombinatoricsUtils;

/// How often the means would lie at least as far apart if the same values had fallen to the two
/// sides by lot (R. A. Fisher, The Design of Experiments, 1935). It needs no assumption about the
/// shape of the noise, but cannot fall below two in the number of ways to share out the values: 0.1
/// for three against three. So it is told as a check and decides nothing.
///
/// @param p two-sided
/// @param least the least p that so many values can give
/// @param ways all ways to share out the values, or a sample of them where there are too many
public record Permutation(double p, double least, Ways ways) {
  /// As many ways as there are for ten against ten.
  private static final long MOST = 184_756;

  private static final int SAMPLE = 20_000;
  private static final long SEED = 1935;
  private static final double ROUNDING = 1e-9;

  /// Which ways to share out the values were tried.
  public enum Ways {
    ALL,
    SAMPLED
  }

  public static Permutation of(List<Double> baseline, List<Double> other) {
    double[] all =
        Stream.concat(baseline.stream(), other.stream()).mapToDouble(Double::doubleValue).toArray();
    int n = baseline.size();
    double scale = DoubleStream.of(all).map(Math::abs).sum();
    Shares shares = new Shares(all, n);
    double bound = Math.abs(shares.apart(IntStream.range(0, n).toArray())) - ROUNDING * scale;
    long ways = ways(all.length, n);
    return ways <= MOST ? exact(shares, bound, ways) : sampled(shares, bound);
  }

  private static Permutation exact(Shares shares, double bound, long ways) {
    long as = 0;
    Iterator<int[]> all = CombinatoricsUtils.combinationsIterator(shares.all.length, shares.n);
    while (all.hasNext()) {
      as += Math.abs(shares.apart(all.next())) >= bound ? 1 : 0;
    }
    // Where the sides are equally large, each way has a mirror image that lies as far apart.
    int twins = 2 * shares.n == shares.all.length ? 2 : 1;
    return new Permutation((double) as / ways, (double) twins / ways, Ways.ALL);
  }

  /// The observed way counts as one of the sample, so that p is never zero.
  private static Permutation sampled(Shares shares, double bound) {
    Random random = new Random(SEED);
    int[] order = IntStream.range(0, shares.all.length).toArray();
    long as = 1;
    for (int i = 0; i < SAMPLE; i++) {
      for (int k = 0; k < shares.n; k++) {
        int with = k + random.nextInt(order.length - k);
        int swapped = order[k];
        order[k] = order[with];
        order[with] = swapped;
      }
      as += Math.abs(shares.apart(order)) >= bound ? 1 : 0;
    }
    return new Permutation((double) as / (SAMPLE + 1), 1.0 / (SAMPLE + 1), Ways.SAMPLED);
  }

  private static long ways(int all, int n) {
    double size = CombinatoricsUtils.binomialCoefficientLog(all, n);
    return size > Math.log(2.0 * MOST)
        ? Long.MAX_VALUE
        : CombinatoricsUtils.binomialCoefficient(all, n);
  }

  /// @param n how many values fall to the first side
  private record Shares(double[] all, int n) {
    /// How far the sum of a share lies from what it would be with equal means.
    double apart(int[] share) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += all[share[i]];
      }
      return sum - DoubleStream.of(all).sum() * n / all.length;
    }
  }
}
