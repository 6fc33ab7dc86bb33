package dev.alhazen.experiment;

import dev.alhazen.evidence.SealedPlan.Primary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares what was done with the plan. A run that the plan does not have is never among the
/// deviations: it cannot be made without an amendment.
final class Deviations {
  private final Plan plan;
  private final List<Ledger.Begun> begun;
  private final List<Trials.Attempt> attempts;
  private final List<Run> runs;

  Deviations(Plan plan, List<Ledger.Begun> begun, List<Trials.Attempt> attempts, List<Run> runs) {
    this.plan = plan;
    this.begun = begun;
    this.attempts = attempts;
    this.runs = runs;
  }

  /// Those of the runs that were begun.
  List<Deviation> soFar() {
    List<Deviation> all = new ArrayList<>();
    for (Ledger.Begun one : begun) {
      start(one).ifPresent(all::add);
      failures(one.run()).ifPresent(all::add);
    }
    order().ifPresent(all::add);
    runs.forEach(run -> all.addAll(measured(run)));
    return all;
  }

  /// Those of the planned runs that were never begun.
  ///
  /// @param conclusion why the loop ended
  List<Deviation> notMade(String conclusion) {
    return plan.runs().stream()
        .filter(planned -> begun.stream().noneMatch(one -> one.run().equals(planned.run())))
        .map(
            planned ->
                new Deviation(
                    Deviation.Kind.NOT_MADE,
                    planned.run(),
                    "%s (%s) was planned and not made. %s"
                        .formatted(planned.run(), planned.title(), Next.sentence(conclusion))))
        .toList();
  }

  private Optional<Deviation> start(Ledger.Begun one) {
    return plan.run(one.run())
        .map(Plan.Planned::from)
        .filter(planned -> !planned.isEmpty() && !planned.equals(one.from()))
        .map(
            planned ->
                new Deviation(
                    Deviation.Kind.START,
                    one.run(),
                    "%s started from the code of %s; it was to start from that of %s, which gave no result."
                        .formatted(one.run(), one.from(), planned)));
  }

  private Optional<Deviation> failures(String run) {
    List<Trials.Attempt> failed =
        attempts.stream().filter(a -> a.run().equals(run) && !a.isFinished()).toList();
    if (failed.isEmpty()) {
      return Optional.empty();
    }
    String outcomes =
        String.join(", ", failed.stream().map(Trials.Attempt::outcome).distinct().toList());
    String count = Amounts.count(failed.size(), "attempt");
    boolean finished = runs.stream().anyMatch(one -> one.name().equals(run));
    return Optional.of(
        finished
            ? new Deviation(
                Deviation.Kind.ATTEMPTS_DISCARDED,
                run,
                "%s of %s gave no result and %s discarded (%s)."
                    .formatted(count, run, failed.size() == 1 ? "was" : "were", outcomes))
            : new Deviation(
                Deviation.Kind.FAILED,
                run,
                "%s was given up after %s (%s).".formatted(run, count, outcomes)));
  }

  private Optional<Deviation> order() {
    List<String> made =
        begun.stream().map(Ledger.Begun::run).filter(name -> plan.run(name).isPresent()).toList();
    List<String> planned =
        plan.runs().stream().map(Plan.Planned::run).filter(made::contains).toList();
    return made.equals(planned)
        ? Optional.empty()
        : Optional.of(
            new Deviation(
                Deviation.Kind.ORDER,
                made.getFirst(),
                "The planned runs were made in the order %s.".formatted(String.join(", ", made))));
  }

  private List<Deviation> measured(Run run) {
    return plan.comparisons().stream()
        .filter(primary -> primary.run().equals(run.name()))
        .flatMap(primary -> measured(run, primary).stream())
        .distinct()
        .toList();
  }

  private Optional<Deviation> measured(Run run, Primary primary) {
    String path = "%s/%s/%s".formatted(run.name(), primary.dataset(), primary.metric());
    int made = run.results().at(path).map(m -> m.n()).orElse(0);
    if (made >= plan.seeds()) {
      return Optional.empty();
    }
    return Optional.of(
        made == 0
            ? new Deviation(
                Deviation.Kind.NOT_MEASURED,
                run.name(),
                "%s was to be compared and is not reported.".formatted(path))
            : new Deviation(
                Deviation.Kind.FEWER_SEEDS,
                run.name(),
                "%s has %s; planned were %d."
                    .formatted(path, Amounts.count(made, "repetition"), plan.seeds())));
  }
}
