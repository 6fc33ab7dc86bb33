package dev.alhazen.evidence;

import java.util.List;

/// What is to be compared, fixed and recorded before the first run; what is not in it is
/// exploratory, and is called so.
///
/// @param hypothesis what is expected and why, in a sentence or two
/// @param primary the confirmatory comparisons, the family over which p-values are corrected
/// @param seeds repetitions of each run
public record SealedPlan(String hypothesis, List<Primary> primary, int seeds) {
  /// Nothing was sealed: every comparison is exploratory.
  public static final SealedPlan NONE = new SealedPlan("", List.of(), 0);

  public SealedPlan {
    primary = List.copyOf(primary);
  }

  /// One confirmatory comparison.
  ///
  /// @param run such as `run_1`
  /// @param against the run that it is compared with, such as `run_0`
  public record Primary(
      String run, String against, String dataset, String metric, Expected expected) {}

  /// Which way the run's metric is expected to differ.
  public enum Expected {
    LOWER,
    HIGHER,
    DIFFERENT
  }
}
