package dev.alhazen.experiment;

import dev.alhazen.base.Digest;
import dev.alhazen.evidence.ResultLines;
import dev.alhazen.template.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The record of what was planned and tried so far, finished and failed, in the order in which it
/// happened.
final class Ledger {
  private final List<Template.Metric> metrics;
  private final Supplier<Digest> code;
  private final List<Run> runs = new ArrayList<>();
  private final List<Trials.Attempt> attempts = new ArrayList<>();
  private final Map<String, String> observations = new HashMap<>();
  private final List<Begun> begun = new ArrayList<>();
  private final List<Deviation> noticed = new ArrayList<>();
  private Plan plan;
  private Spent spent = Spent.NOTHING;
  private String repeated = "";
  private Optional<String> infeasible = Optional.empty();

  /// @param code digest over the edited files as they are when it is asked for
  Ledger(List<Template.Metric> metrics, Run baseline, Supplier<Digest> code) {
    this.metrics = metrics;
    this.code = code;
    this.plan = new Plan("", List.of(), List.of(), baseline.seeds().size());
    runs.add(baseline);
  }

  /// A run that was begun.
  ///
  /// @param from the run whose code it started from
  /// @param amendment where the plan does not have it
  record Begun(String run, String from, Optional<Amendment> amendment) {}

  /// What the experiment took in the attempt under way.
  private record Spent(List<Integer> seeds, Duration wall) {
    private static final Spent NOTHING = new Spent(List.of(), Duration.ZERO);
  }

  void plan(Plan sealed) {
    plan = sealed;
  }

  Plan plan() {
    return plan;
  }

  void begin(String run, String from, Optional<Amendment> amendment) {
    begun.add(new Begun(run, from, amendment));
  }

  /// A departure from the plan that only the one who saw it can tell.
  void notice(Deviation deviation) {
    noticed.add(deviation);
  }

  /// The experiment ran in the attempt under way, whatever came of it.
  void ran(List<Integer> seeds, Duration wall) {
    spent = new Spent(seeds, wall);
  }

  /// @param notes where the edit was not applied quite as it was written
  void attempt(String run, int number, String title, Outcome outcome, List<String> notes) {
    String work = spent.seeds.isEmpty() ? "edit" : "run";
    List<String> detail = new ArrayList<>(List.of(OutcomeReport.line(outcome)));
    detail.addAll(notes);
    attempts.add(
        new Trials.Attempt(
            run,
            number,
            title,
            outcome.word(),
            String.join("; ", detail),
            new Trials.Circumstances(
                "experiment/%s/%s#%d".formatted(run, work, number),
                from(run),
                spent.seeds,
                Optional.of(code.get()),
                spent.wall,
                "")));
    spent = Spent.NOTHING;
  }

  private String from(String run) {
    return begun.stream()
        .filter(one -> one.run().equals(run))
        .map(Begun::from)
        .findFirst()
        .orElse("");
  }

  void finished(Run run) {
    runs.add(run);
  }

  /// Adds an observation on a run, finished or not.
  void observe(String name, String observation) {
    observations.put(name, observation);
    runs.replaceAll(run -> run.name().equals(name) ? run.withObservation(observation) : run);
  }

  /// After the last run some were repeated with more seeds, or were not.
  ///
  /// @param made the same runs with all their repetitions
  void repeated(String words, List<Run> made, List<Trials.Attempt> tried) {
    repeated = words;
    made.forEach(more -> runs.replaceAll(run -> run.name().equals(more.name()) ? more : run));
    attempts.addAll(tried);
  }

  void infeasible(String reason) {
    infeasible = Optional.of(reason);
  }

  Run baseline() {
    return runs.getFirst();
  }

  /// All that finished, baseline first.
  List<Run> runs() {
    return List.copyOf(runs);
  }

  boolean hasRuns() {
    return runs.size() > 1;
  }

  List<Trials.Attempt> attempts() {
    return List.copyOf(attempts);
  }

  List<Begun> begun() {
    return List.copyOf(begun);
  }

  /// The planned runs that were not begun yet.
  List<Plan.Planned> open() {
    return plan.runs().stream()
        .filter(run -> begun.stream().noneMatch(one -> one.run().equals(run.run())))
        .toList();
  }

  List<Amendment> amendments() {
    return begun.stream().flatMap(one -> one.amendment().stream()).toList();
  }

  /// A run's measurements with their differences to the baseline, one a line.
  List<String> lines(Run run) {
    return ResultLines.of(Trials.evidence(runs, metrics, plan.sealed()), run.name());
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
    String sections =
        begun.stream()
            .filter(one -> attempts.stream().anyMatch(a -> a.run().equals(one.run())))
            .map(one -> section(one, told))
            .collect(Collectors.joining("\n\n"));
    return sections.isEmpty() ? "None yet." : sections;
  }

  private String section(Begun one, Function<Run, String> told) {
    List<Trials.Attempt> tried = attempts.stream().filter(a -> a.run().equals(one.run())).toList();
    String failures =
        tried.stream()
            .filter(a -> !a.isFinished())
            .map(a -> "\nAttempt %d failed: %s, %s".formatted(a.number(), a.outcome(), a.detail()))
            .collect(Collectors.joining());
    String result =
        runs.stream()
            .filter(run -> run.name().equals(one.run()))
            .map(told)
            .findFirst()
            .orElse("\nNo result.");
    String observation = observations.getOrDefault(one.run(), "");
    return "### %s: %s".formatted(one.run(), tried.getFirst().title())
        + standing(one)
        + failures
        + result
        + (observation.isEmpty() ? "" : "\nObservation: " + observation);
  }

  private static String standing(Begun one) {
    String start = "\nStarted from the code of %s.".formatted(one.from());
    return one.amendment()
        .map(it -> "%s\nNot in the plan, so exploratory: %s".formatted(start, it.reason()))
        .orElse(start);
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

  /// What departs from the plan so far; what was not made yet is not among it.
  List<Deviation> deviations() {
    List<Deviation> all = new ArrayList<>(noticed);
    all.addAll(new Deviations(plan, begun, attempts, runs).soFar());
    return all;
  }

  Trials trials(String conclusion) {
    List<Deviation> deviations = deviations();
    deviations.addAll(new Deviations(plan, begun, attempts, runs).notMade(conclusion));
    return new Trials(
        plan.text(),
        runs,
        attempts.stream().map(this::judged).toList(),
        conclusion,
        new Protocol(Optional.of(plan), amendments(), deviations, repeated, infeasible));
  }

  /// Says of an attempt that failed why it counts for nothing.
  private Trials.Attempt judged(Trials.Attempt one) {
    return one.isFinished()
        ? one
        : attempts.stream()
            .filter(other -> other.run().equals(one.run()))
            .filter(other -> other.isFinished() && other.number() > one.number())
            .findFirst()
            .map(other -> one.discarded("repaired in attempt %d".formatted(other.number())))
            .orElseGet(() -> one.discarded("given up"));
  }
}
