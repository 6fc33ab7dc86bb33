package dev.alhazen.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.alhazen.evidence.SealedPlan.Expected;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the model plans.
///
/// @param hypothesis what it expects, in a sentence or two
/// @param runs what it intends to measure, in order
/// @param comparisons what is to decide; where there are none, the program chooses
record PlanReply(String hypothesis, List<Next> runs, List<Compared> comparisons) {
  /// @throws IllegalArgumentException naming what refers to a run that is not there
  PlanReply {
    runs = List.copyOf(runs);
    comparisons = List.copyOf(comparisons);
    requireRuns(runs, comparisons);
  }

  /// @param run the planned run, such as `run_1`
  /// @param against the run that it is compared with, such as `run_0`
  /// @param datasets where; empty: on all
  record Compared(
      String run, String against, String metric, List<String> datasets, Direction expected) {
    Compared {
      datasets = List.copyOf(datasets);
    }
  }

  /// Which way the run is expected to differ.
  enum Direction {
    @JsonProperty("lower")
    LOWER,
    @JsonProperty("higher")
    HIGHER,
    @JsonProperty("different")
    DIFFERENT;

    Expected expected() {
      return Expected.valueOf(name());
    }
  }

  private static void requireRuns(List<Next> runs, List<Compared> comparisons) {
    Set<String> known = new HashSet<>(Set.of(Baseline.NAME));
    for (int n = 1; n <= runs.size(); n++) {
      String from = runs.get(n - 1).from();
      if (!from.isEmpty() && !known.contains(from)) {
        throw new IllegalArgumentException(
            "run_%d starts from %s, which is not an earlier run of the plan".formatted(n, from));
      }
      known.add("run_" + n);
    }
    for (Compared compared : comparisons) {
      if (compared.run().equals(compared.against())) {
        throw new IllegalArgumentException(
            "a comparison sets %s against itself".formatted(compared.run()));
      }
      for (String run : List.of(compared.run(), compared.against())) {
        if (!known.contains(run)) {
          throw new IllegalArgumentException(
              "a comparison names %s, but the plan has %d run(s)".formatted(run, runs.size()));
        }
      }
    }
  }
}
