package dev.alhazen.experiment;

import dev.alhazen.base.Digest;
import dev.alhazen.evidence.Results;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A finished run.
///
/// @param name `run_0` for the baseline, then `run_1` …
/// @param title what was changed, in a few words
/// @param change what was changed in the code, in the model's words; empty for the baseline
/// @param seeds the seeds of its repetitions
/// @param code digest over the edited files as they were when it ran
/// @param observation what the model noted about its results; empty for the baseline
/// @param wall how long it took
/// @param integrity who computed its results; empty in studies that were recorded without
public record Run(
    String name,
    String title,
    String change,
    List<Integer> seeds,
    Digest code,
    Results results,
    String observation,
    Duration wall,
    Optional<Integrity> integrity) {
  public Run {
    seeds = List.copyOf(seeds);
  }

  /// The same run with further repetitions.
  ///
  /// @param all its seeds
  /// @param joined its results over all of them
  /// @param more how long the further ones took
  Run repeated(List<Integer> all, Results joined, Duration more) {
    return new Run(name, title, change, all, code, joined, observation, wall.plus(more), integrity);
  }

  /// A run of which nobody knows who computed its results.
  public Run(
      String name,
      String title,
      String change,
      List<Integer> seeds,
      Digest code,
      Results results,
      String observation,
      Duration wall) {
    this(name, title, change, seeds, code, results, observation, wall, Optional.empty());
  }

  Run withObservation(String other) {
    return new Run(name, title, change, seeds, code, results, other, wall, integrity);
  }
}
