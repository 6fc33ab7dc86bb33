package dev.alhazen.evidence;

import java.util.List;

/// What is to be compared, fixed and recorded before the first run; what is not in it is
/// exploratory, and is called so.
///
/// @param hypothesis what is expected and why, in a sentence or two
/// @param primary the confirmatory comparisons, the family over which p-values are corrected; one
///   that is given twice counts once
/// @param seeds repetitions of each run
public record SealedPlan(String hypothesis, List<Primary> primary, int seeds) {
  /// Nothing was sealed: every comparison is exploratory.
  public static final SealedPlan NONE = new SealedPlan("", List.of(), 0);

  public SealedPlan {
    primary = primary.stream().distinct().toList();
  }

  /// One confirmatory comparison.
  ///
  /// @param run such as `run_1`
  /// @param against the run that it is compared with, such as `run_0`
  public record Primary(
      String run, String against, String dataset, String metric, Expected expected) {

    /// The path of the comparison, such as `run_1-run_0/moons/kl`.
    public String path() {
      return "%s-%s/%s/%s".formatted(run, against, dataset, metric);
    }

    /// The path of one side's measurement.
    String pathOf(String side) {
      return "%s/%s/%s".formatted(side, dataset, metric);
    }

    boolean isBetween(Measurement before, Measurement after) {
      return pathOf(run).equals(after.path()) && pathOf(against).equals(before.path());
    }

    /// The same comparison told from the other side.
    Primary turned() {
      return new Primary(against, run, dataset, metric, expected.turned());
    }
  }

  /// Which way the run's metric is expected to differ.
  public enum Expected {
    LOWER,
    HIGHER,
    DIFFERENT;

    private Expected turned() {
      return switch (this) {
        case LOWER -> HIGHER;
        case HIGHER -> LOWER;
        case DIFFERENT -> DIFFERENT;
      };
    }
  }
}
