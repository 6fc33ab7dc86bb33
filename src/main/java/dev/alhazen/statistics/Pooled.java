package dev.alhazen.statistics;

import java.util.List;

/// The noise of two sides taken together, as if it were equally large on both.
///
/// @param deviation the standard deviation of one repetition
/// @param unit the standard error of the difference of means, in standard deviations
public record Pooled(double deviation, double degrees, double unit) {

  public static Pooled of(List<Double> one, List<Double> other) {
    Summary a = Summary.of(one);
    Summary b = Summary.of(other);
    double degrees = a.n() + b.n() - 2.0;
    double squares = squares(a) + squares(b);
    return new Pooled(Math.sqrt(squares / degrees), degrees, Math.sqrt(1.0 / a.n() + 1.0 / b.n()));
  }

  private static double squares(Summary summary) {
    return (summary.n() - 1) * summary.deviation() * summary.deviation();
  }
}
