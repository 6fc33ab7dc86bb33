package dev.alhazen.experiment;

import dev.alhazen.base.Step;
import dev.alhazen.evidence.Results;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.sandbox.Workspace.Change;
import dev.alhazen.template.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Where the code of an idea is checked, run and put back. Only a finished run leaves anything in
/// the workspace.
final class Bench {
  private static final Duration CHECK_TIME = Duration.ofMinutes(5);

  /// The preset, where a template has it, that only shows that everything runs.
  private static final String SMOKE = "smoke";

  private final Sandbox sandbox;
  private final Repetitions repetitions;
  private final ExperimentLoop.Input in;
  private final Code code;
  private final Blobs blobs;
  private final SequencedMap<String, String> start;

  Bench(Sandbox sandbox, Blobs blobs, ExperimentLoop.Input in) {
    this.sandbox = sandbox;
    this.repetitions = new Repetitions(sandbox, blobs);
    this.in = in;
    this.code = new Code(in.template(), in.prepared(), in.workspace());
    this.blobs = blobs;
    this.start = code.experiment();
  }

  Code code() {
    return code;
  }

  /// Tries the code as it is now, the cheap ways first: the check, the smoke run, the run itself.
  ///
  /// @param step of the run
  Outcome attempt(Step step, int attempt, String run, Next next, Ledger ledger) {
    return check(step.then("check").round(attempt))
        .or(() -> smoke(step.then("smoke").round(attempt), run))
        .orElseGet(
            () ->
                measure(step.then("run").round(attempt), run, next, ledger, in.baseline().seeds()));
  }

  /// The quick check of the code as it is now; nothing where it passes or there is none.
  private Optional<Outcome> check(Step step) {
    List<List<String>> commands = new ArrayList<>();
    if (!in.prepared().check().isEmpty()) {
      commands.add(in.prepared().check());
    }
    PythonNames.command(in.template(), in.prepared(), code.experiment().keySet())
        .ifPresent(commands::add);
    for (List<String> command : commands) {
      Step at = command.equals(in.prepared().check()) ? step : step.then("names");
      Optional<Outcome> failure = failure(sandbox.run(checkRequest(at, command)));
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  private Optional<Outcome> failure(Execution execution) {
    return Ending.failure(execution, sources())
        .map(
            failure ->
                failure instanceof Outcome.Crashed(_, String output)
                    ? new Outcome.CheckFailed(output)
                    : failure);
  }

  private Sources sources() {
    return new Sources(in.workspace().tree(), blobs);
  }

  private SandboxRequest checkRequest(Step step, List<String> command) {
    Limits limits = in.template().preset(in.preset()).limits();
    Duration wall = limits.wall().compareTo(CHECK_TIME) < 0 ? limits.wall() : CHECK_TIME;
    return new SandboxRequest(
        step,
        "check",
        command,
        in.workspace().tree(),
        code.readOnly(),
        Globs.NONE,
        limits.withWall(wall),
        in.prepared().variables(),
        in.prepared().mounts());
  }

  /// One seed at the smallest size; nothing where that works, or where the template has none. What
  /// it measures is not looked at: at that size a number may well be missing its meaning.
  private Optional<Outcome> smoke(Step step, String run) {
    Template.Preset smallest = in.template().presets().get(SMOKE);
    if (smallest == null || smallest.equals(in.template().preset(in.preset()))) {
      return Optional.empty();
    }
    List<Integer> seed = in.baseline().seeds().subList(0, 1);
    return switch (repetitions.run(job(step, SMOKE, run, smallest, seed, Results.NONE)).outcome()) {
      case Outcome.Finished _, Outcome.NotFinite _ -> Optional.empty();
      case Outcome.Tampered tampered -> Optional.of(tampered);
      case Outcome failed -> Optional.of(new Outcome.SmokeFailed(failed));
    };
  }

  private Repetitions.Job job(
      Step step,
      String kind,
      String run,
      Template.Preset preset,
      List<Integer> seeds,
      Results baseline) {
    return new Repetitions.Job(
        step,
        kind,
        run,
        seeds,
        in.template(),
        preset,
        in.prepared(),
        in.workspace().tree(),
        code.readOnly(),
        baseline);
  }

  /// Runs the code as it is now; where that finishes, its outputs and a copy of the code go into
  /// the workspace, and the run into the ledger.
  Outcome measure(Step step, String run, Next next, Ledger ledger, List<Integer> seeds) {
    Template.Preset preset = in.template().preset(in.preset());
    Repetitions.Repeated repeated =
        repetitions.run(job(step, "run", run, preset, seeds, ledger.baseline().results()));
    ledger.ran(seeds, repeated.wall());
    if (repeated.outcome() instanceof Outcome.Finished(Results results)) {
      Run made =
          new Run(
              run,
              next.title(),
              next.change(),
              seeds,
              Code.digest(code.editable()),
              results,
              "",
              repeated.wall(),
              Optional.of(integrity(run, seeds, results, repeated, ledger)));
      ledger.finished(made);
      keep(step, run, repeated.outputs());
    }
    return repeated.outcome();
  }

  private Integrity integrity(
      String run,
      List<Integer> seeds,
      Results results,
      Repetitions.Repeated repeated,
      Ledger ledger) {
    Sameness sameness = new Sameness(in.template(), in.workspace().tree());
    EvaluationChanges changes = new EvaluationChanges(start, code.experiment());
    return Integrity.of(
        in.prepared(),
        new Integrity.Reported(
            results.metrics(), ledger.baseline().results().metrics(), repeated.passedOn()),
        in.prepared().judge().isEmpty()
            ? changes.all(results, code.readable())
            : changes.contacts(code.readable()),
        sameness.with(ledger.runs(), new Sameness.Made(run, seeds, results, repeated.outputs())));
  }

  private void keep(Step step, String run, Tree outputs) {
    String script = code.script();
    SequencedMap<String, String> snapshot = new TreeMap<>();
    snapshot.put(run + Code.ending(script), in.workspace().read(script));
    in.workspace().change(step, new Change(snapshot, outputs, Globs.NONE));
  }

  /// Puts the experiment's files back as they were; what was new goes.
  void restore(Step step, SequencedMap<String, String> before) {
    SequencedMap<String, String> now = code.experiment();
    List<String> added = new ArrayList<>(now.keySet());
    added.removeAll(before.keySet());
    SequencedMap<String, String> changed = new TreeMap<>(Map.copyOf(before));
    changed.entrySet().removeIf(file -> file.getValue().equals(now.get(file.getKey())));
    if (!changed.isEmpty() || !added.isEmpty()) {
      in.workspace().change(step, new Change(changed, Tree.EMPTY, new Globs(added)));
    }
  }
}
