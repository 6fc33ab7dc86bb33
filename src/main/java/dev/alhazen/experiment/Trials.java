package dev.alhazen.experiment;

import dev.alhazen.base.Digest;
import dev.alhazen.evidence.Evidence;
import dev.alhazen.evidence.Results;
import dev.alhazen.evidence.SealedPlan;
import dev.alhazen.template.Template;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Everything that was tried for one idea.
///
/// @param plan what was set out to do, in words
/// @param runs finished runs, baseline first
/// @param attempts every attempt, failed ones included, in order: the trial ledger
/// @param conclusion why the loop ended, in a sentence
/// @param protocol the plan as it was sealed, and what became of it
public record Trials(
    String plan, List<Run> runs, List<Attempt> attempts, String conclusion, Protocol protocol) {
  static final String FINISHED = "finished";

  public Trials {
    runs = List.copyOf(runs);
    attempts = List.copyOf(attempts);
    // Studies of older versions have none.
    protocol = Objects.requireNonNullElse(protocol, Protocol.NONE);
  }

  /// Trials that nothing was sealed for.
  public Trials(String plan, List<Run> runs, List<Attempt> attempts, String conclusion) {
    this(plan, runs, attempts, conclusion, Protocol.NONE);
  }

  /// One attempt of a run.
  ///
  /// @param number counted from 1 within the run
  /// @param outcome a word such as `finished`, `crashed`, `edit-refused`
  /// @param detail one line for people
  public record Attempt(
      String run,
      int number,
      String title,
      String outcome,
      String detail,
      Circumstances circumstances) {
    public Attempt {
      circumstances = Objects.requireNonNullElse(circumstances, Circumstances.UNKNOWN);
    }

    public Attempt(String run, int number, String title, String outcome, String detail) {
      this(run, number, title, outcome, detail, Circumstances.UNKNOWN);
    }

    public boolean isFinished() {
      return outcome.equals(FINISHED);
    }

    /// Whether this only added repetitions to a run that had finished.
    public boolean isConfirmation() {
      return circumstances.step().startsWith("experiment/confirm/");
    }

    Attempt discarded(String reason) {
      return new Attempt(run, number, title, outcome, detail, circumstances.discarded(reason));
    }
  }

  /// What an attempt was made with.
  ///
  /// @param step under which the journal has its effects
  /// @param from the run whose code it started from; empty where that is unknown
  /// @param seeds that it was to repeat; none where nothing ran
  /// @param code digest over the edited files as they were tried
  /// @param wall how long the experiment ran
  /// @param discarded why its results do not count; empty where they do
  public record Circumstances(
      String step,
      String from,
      List<Integer> seeds,
      Optional<Digest> code,
      Duration wall,
      String discarded) {
    /// Of attempts that an older version recorded.
    public static final Circumstances UNKNOWN =
        new Circumstances("", "", List.of(), Optional.empty(), Duration.ZERO, "");

    public Circumstances {
      seeds = List.copyOf(seeds);
    }

    Circumstances discarded(String reason) {
      return new Circumstances(step, from, seeds, code, wall, reason);
    }
  }

  /// All measurements, baseline first.
  public Results results() {
    return results(runs);
  }

  /// The measurements as a paper may refer to them.
  public Evidence evidence(List<Template.Metric> metrics) {
    return evidence(runs, metrics, protocol.plan().map(Plan::sealed).orElse(SealedPlan.NONE));
  }

  /// What the sealed comparisons say about the idea.
  public Judgement judgement(List<Template.Metric> metrics) {
    return Judgement.of(this, evidence(metrics));
  }

  /// The run whose code a run started from; empty where that is unknown.
  public Optional<String> start(String run) {
    return attempts.stream()
        .filter(attempt -> attempt.run().equals(run) && !attempt.isConfirmation())
        .map(attempt -> attempt.circumstances().from())
        .filter(from -> !from.isEmpty())
        .findFirst();
  }

  /// Whether the experiment's own code computed a number; false where that is unknown.
  ///
  /// @param run such as `run_1`
  public boolean isSelfReported(String run, String metric) {
    return runs.stream()
        .filter(it -> it.name().equals(run))
        .flatMap(it -> it.integrity().stream())
        .anyMatch(integrity -> integrity.of(metric) == Integrity.Grade.SELF_REPORTED);
  }

  /// Whether anything beside the baseline was measured.
  public boolean hasRuns() {
    return runs.size() > 1;
  }

  /// `9 attempts of 5 runs: 5 finished, 3 crashed, 1 edit-refused; 2 repetitions with more seeds`;
  /// empty where nothing was tried.
  public String tally() {
    List<Attempt> tried = attempts.stream().filter(one -> !one.isConfirmation()).toList();
    if (tried.isEmpty()) {
      return "";
    }
    SequencedMap<String, Integer> outcomes = new LinkedHashMap<>();
    outcomes.put(FINISHED, 0);
    tried.forEach(one -> outcomes.merge(one.outcome(), 1, Integer::sum));
    int more = attempts.size() - tried.size();
    return "%s of %s: %s%s"
        .formatted(
            Amounts.count(tried.size(), "attempt"),
            Amounts.count((int) tried.stream().map(Attempt::run).distinct().count(), "run"),
            outcomes.entrySet().stream()
                .map(outcome -> "%d %s".formatted(outcome.getValue(), outcome.getKey()))
                .collect(Collectors.joining(", ")),
            more == 0 ? "" : "; %s with more seeds".formatted(Amounts.count(more, "repetition")));
  }

  static Evidence evidence(List<Run> runs, List<Template.Metric> metrics, SealedPlan plan) {
    Map<String, List<Integer>> seeds = new LinkedHashMap<>();
    runs.forEach(run -> seeds.put(run.name(), run.seeds()));
    return Evidence.of(results(runs), metrics, seeds, plan);
  }

  private static Results results(List<Run> runs) {
    return runs.stream().map(Run::results).reduce(Results.NONE, Results::with);
  }
}
