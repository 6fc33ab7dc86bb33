package dev.alhazen.statistics;

/// A confidence interval.
///
/// @param level the share of such intervals that hold the true value, such as 0.95
public record Interval(double low, double high, double level) {
  public boolean holds(double value) {
    return low <= value && value <= high;
  }
}
