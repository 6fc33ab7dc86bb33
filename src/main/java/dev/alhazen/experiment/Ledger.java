package dev.alhazen.experiment;

import dev.alhazen.evidence.Evidence;
import dev.alhazen.evidence.ResultLines;
import dev.alhazen.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The record of what was tried so far, finished and failed, in the order in which it happened.
final class Ledger {
  private final List<Template.Metric> metrics;
  private final List<Run> runs = new ArrayList<>();
  private final List<Trials.Attempt> attempts = new ArrayList<>();
  private final Map<String, String> observations = new HashMap<>();
  private String plan = "";

  Ledger(List<Template.Metric> metrics, Run baseline) {
    this.metrics = metrics;
    runs.add(baseline);
  }

  void plan(String text) {
    plan = text;
  }

  String plan() {
    return plan;
  }

  /// @param notes where the edit was not applied quite as it was written
  void attempt(String run, int number, String title, Outcome outcome, List<String> notes) {
    List<String> detail = new ArrayList<>(List.of(OutcomeReport.line(outcome)));
    detail.addAll(notes);
    attempts.add(new Trials.Attempt(run, number, title, outcome.word(), String.join("; ", detail)));
  }

  void finished(Run run) {
    runs.add(run);
  }

  /// Adds an observation on a run, finished or not.
  void observe(String name, String observation) {
    observations.put(name, observation);
    runs.replaceAll(run -> run.name().equals(name) ? run.withObservation(observation) : run);
  }

  Run baseline() {
    return runs.getFirst();
  }

  /// All that finished, baseline first.
  List<Run> runs() {
    return List.copyOf(runs);
  }

  Run lastRun() {
    return runs.getLast();
  }

  boolean hasRuns() {
    return runs.size() > 1;
  }

  /// A run's measurements with their differences to the baseline, one a line.
  List<String> lines(Run run) {
    return ResultLines.of(evidence(), run.name());
  }

  /// All runs beside the baseline, with the failures and what was measured, as prompts and notes
  /// show them.
  String history() {
    return history(this::result);
  }

  /// The same without what was measured: what was done and what was learned, which is all that one
  /// needs who writes the next change.
  String decisions() {
    return history(run -> "\n" + run.change());
  }

  private String history(Function<Run, String> told) {
    List<String> names = attempts.stream().map(Trials.Attempt::run).distinct().toList();
    return names.isEmpty()
        ? "None yet."
        : names.stream().map(name -> section(name, told)).collect(Collectors.joining("\n\n"));
  }

  private String section(String name, Function<Run, String> told) {
    List<Trials.Attempt> tried = attempts.stream().filter(a -> a.run().equals(name)).toList();
    String heading = "### %s: %s".formatted(name, tried.getFirst().title());
    String failures =
        tried.stream()
            .filter(a -> !a.outcome().equals("finished"))
            .map(a -> "\nAttempt %d failed: %s, %s".formatted(a.number(), a.outcome(), a.detail()))
            .collect(Collectors.joining());
    String result =
        runs.stream()
            .filter(run -> run.name().equals(name))
            .map(told)
            .findFirst()
            .orElse("\nNo result.");
    String observation = observations.getOrDefault(name, "");
    return heading
        + failures
        + result
        + (observation.isEmpty() ? "" : "\nObservation: " + observation);
  }

  private String result(Run run) {
    String seeds = run.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return "\n%s\nSeeds: %s\n%s%s"
        .formatted(run.change(), seeds, String.join("\n", lines(run)), remarks(run));
  }

  /// What is to be said about where the results come from, a line each; begins with a line break.
  static String remarks(Run run) {
    return run.integrity().stream()
        .flatMap(integrity -> integrity.remarks().stream())
        .map(remark -> "\n" + remark)
        .collect(Collectors.joining());
  }

  Trials trials(String conclusion) {
    return new Trials(plan, runs, attempts, conclusion);
  }

  private Evidence evidence() {
    return Trials.evidence(runs, metrics);
  }
}
