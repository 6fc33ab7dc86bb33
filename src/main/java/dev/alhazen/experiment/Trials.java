package dev.alhazen.experiment;

import dev.alhazen.evidence.Results;
import java.util.List;

/// Everything that was tried for one idea.
///
/// @param plan what the model set out to do, in its words
/// @param runs finished runs, baseline first
/// @param attempts every attempt, failed ones included, in order: the trial ledger
/// @param conclusion why the loop ended, in a sentence
public record Trials(String plan, List<Run> runs, List<Attempt> attempts, String conclusion) {
  public Trials {
    runs = List.copyOf(runs);
    attempts = List.copyOf(attempts);
  }

  /// One attempt of a run.
  ///
  /// @param number counted from 1 within the run
  /// @param outcome a word such as `finished`, `crashed`, `edit-refused`
  /// @param detail one line for people
  public record Attempt(String run, int number, String title, String outcome, String detail) {}

  /// All measurements, baseline first.
  public Results results() {
    return runs.stream().map(Run::results).reduce(Results.NONE, Results::with);
  }

  /// Whether anything beside the baseline was measured.
  public boolean hasRuns() {
    return runs.size() > 1;
  }
}
