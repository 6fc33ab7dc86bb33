package dev.alhazen.experiment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How the work was done, beside what it measured: the plan as it was sealed, what was changed in
/// it and when, and in what the work departed from it.
///
/// @param plan as sealed before the first run; empty for runs that were made elsewhere
/// @param amendments in the order in which they were made
/// @param deviations what departs from the plan without an amendment
/// @param repeated what was repeated with more seeds after the last run, and why, or why not; empty
///   where that was not asked for
/// @param infeasible why the idea cannot be carried out, where the model concluded so
public record Protocol(
    Optional<Plan> plan,
    List<Amendment> amendments,
    List<Deviation> deviations,
    String repeated,
    Optional<String> infeasible) {
  /// Nothing was planned here.
  public static final Protocol NONE =
      new Protocol(Optional.empty(), List.of(), List.of(), "", Optional.empty());

  public Protocol {
    amendments = List.copyOf(amendments);
    deviations = List.copyOf(deviations);
    repeated = Objects.requireNonNullElse(repeated, "");
  }

  /// The run's amendment, where the plan does not have the run.
  public Optional<Amendment> amendment(String run) {
    return amendments.stream().filter(amendment -> amendment.run().equals(run)).findFirst();
  }
}
