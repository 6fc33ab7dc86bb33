package dev.alhazen.experiment;

import dev.alhazen.base.Step;
import dev.alhazen.evidence.Results;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Exit;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.sandbox.Workspace.Change;
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

  private final Sandbox sandbox;
  private final Repetitions repetitions;
  private final ExperimentLoop.Input in;
  private final Code code;

  Bench(Sandbox sandbox, Blobs blobs, ExperimentLoop.Input in) {
    this.sandbox = sandbox;
    this.repetitions = new Repetitions(sandbox, blobs);
    this.in = in;
    this.code = new Code(in.template(), in.prepared(), in.workspace());
  }

  Code code() {
    return code;
  }

  /// The quick check of the code as it is now; nothing where it passes or there is none.
  Optional<Outcome> check(Step step) {
    if (in.prepared().check().isEmpty()) {
      return Optional.empty();
    }
    Execution execution = sandbox.run(checkRequest(step));
    String output = Excerpt.of(execution);
    return switch (execution.exit()) {
      case Exit.Exited(int status) when status == 0 -> Optional.empty();
      case Exit.Exited _ -> Optional.of(new Outcome.CheckFailed(output));
      case Exit.TimedOut(Duration limit) -> Optional.of(new Outcome.TimedOut(limit, output));
      case Exit.NoProgress(Duration silence) ->
          Optional.of(new Outcome.NoProgress(silence, output));
      case Exit.CpuExhausted(Duration limit) ->
          Optional.of(new Outcome.CpuExhausted(limit, output));
      case Exit.TooManyProcesses(int limit) ->
          Optional.of(new Outcome.TooManyProcesses(limit, output));
      case Exit.OutOfMemory(long limit) -> Optional.of(new Outcome.OutOfMemory(limit, output));
      case Exit.DiskFull(long limit) -> Optional.of(new Outcome.DiskFull(limit, output));
    };
  }

  private SandboxRequest checkRequest(Step step) {
    Limits limits = in.template().preset(in.preset()).limits();
    Duration wall = limits.wall().compareTo(CHECK_TIME) < 0 ? limits.wall() : CHECK_TIME;
    return new SandboxRequest(
        step,
        "check",
        in.prepared().check(),
        in.workspace().tree(),
        code.readOnly(),
        Globs.NONE,
        limits.withWall(wall),
        in.prepared().variables(),
        in.prepared().mounts());
  }

  /// Runs the code as it is now; where that finishes, its outputs and a copy of the code go into
  /// the workspace, and the run into the ledger.
  Outcome measure(Step step, String run, Next next, Ledger ledger, List<Integer> seeds) {
    Repetitions.Repeated repeated =
        repetitions.run(
            new Repetitions.Job(
                step,
                "run",
                run,
                seeds,
                in.template(),
                in.template().preset(in.preset()),
                in.prepared(),
                in.workspace().tree(),
                code.readOnly(),
                ledger.baseline().results()));
    if (repeated.outcome() instanceof Outcome.Finished(Results results)) {
      ledger.finished(
          new Run(
              run,
              next.title(),
              next.change(),
              seeds,
              Code.digest(code.editable()),
              results,
              "",
              repeated.wall()));
      keep(step, run, repeated.outputs());
    }
    return repeated.outcome();
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
