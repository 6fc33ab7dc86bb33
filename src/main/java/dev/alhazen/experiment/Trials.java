package dev.alhazen.experiment;

import dev.alhazen.evidence.Evidence;
import dev.alhazen.evidence.Results;
import dev.alhazen.evidence.SealedPlan;
import dev.alhazen.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    return results(runs);
  }

  /// The measurements as a paper may refer to them.
  public Evidence evidence(List<Template.Metric> metrics) {
    return evidence(runs, metrics);
  }

  /// Whether anything beside the baseline was measured.
  public boolean hasRuns() {
    return runs.size() > 1;
  }

  static Evidence evidence(List<Run> runs, List<Template.Metric> metrics) {
    Map<String, List<Integer>> seeds = new LinkedHashMap<>();
    runs.forEach(run -> seeds.put(run.name(), run.seeds()));
    return Evidence.of(results(runs), metrics, seeds, SealedPlan.NONE);
  }

  private static Results results(List<Run> runs) {
    return runs.stream().map(Run::results).reduce(Results.NONE, Results::with);
  }
}
