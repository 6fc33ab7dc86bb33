package dev.alhazen.figure;

import dev.alhazen.base.Step;
import dev.alhazen.experiment.Excerpt;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Exit;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import java.time.Duration;

/// Runs the plot script as it stands in the workspace.
final class Drawing {
  private static final Duration TIME = Duration.ofMinutes(10);

  private final Sandbox sandbox;
  private final Blobs blobs;
  private final Figures.Input in;

  Drawing(Sandbox sandbox, Blobs blobs, Figures.Input in) {
    this.sandbox = sandbox;
    this.blobs = blobs;
    this.in = in;
  }

  /// What came of it.
  sealed interface Drawn {
    record Whole(Pictures pictures) implements Drawn {}

    /// @param report for the coder
    record Failed(String report) implements Drawn {}
  }

  Drawn draw(Step step) {
    Execution execution = sandbox.run(request(step));
    return switch (execution.exit()) {
      case Exit.Exited(int code) when code == 0 -> collected(execution);
      case Exit.Exited(int code) ->
          failed("The plot script failed with exit code %d.".formatted(code), execution);
      case Exit.TimedOut(Duration limit) ->
          failed(
              "The plot script did not end within %d s.".formatted(limit.toSeconds()), execution);
      case Exit.NoProgress(Duration silence) ->
          failed(
              "The plot script wrote nothing for %d s.".formatted(silence.toSeconds()), execution);
      case Exit.CpuExhausted _ ->
          failed("The plot script used too much processor time.", execution);
      case Exit.TooManyProcesses _ ->
          failed("The plot script ran too many processes at once.", execution);
      case Exit.OutOfMemory _ -> failed("The plot script used too much memory.", execution);
      case Exit.DiskFull _ -> failed("The plot script wrote too much.", execution);
    };
  }

  private Drawn collected(Execution execution) {
    Pictures pictures = Pictures.of(execution.outputs(), blobs);
    if (!pictures.faults().isEmpty()) {
      return failed(
          "The plot script ended, but left files that are no pictures: %s."
              .formatted(String.join("; ", pictures.faults())),
          execution);
    }
    return pictures.chosen().isEmpty()
        ? failed(
            "The plot script ended, but left no PDF or PNG in `figures/` or the working folder.",
            execution)
        : new Drawn.Whole(pictures);
  }

  private static Drawn failed(String what, Execution execution) {
    return new Drawn.Failed(what + "\n\n" + Excerpt.of(execution));
  }

  private SandboxRequest request(Step step) {
    Limits limits = in.template().preset(in.preset()).limits();
    return new SandboxRequest(
        step,
        "plot",
        in.prepared().plot(),
        in.workspace().tree().without(Pictures.PLACES),
        in.code().readOnly(),
        Pictures.PLACES,
        limits.withWall(limits.wall().compareTo(TIME) < 0 ? limits.wall() : TIME),
        in.prepared().variables(),
        in.prepared().mounts());
  }
}
