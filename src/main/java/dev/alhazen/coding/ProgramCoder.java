package dev.alhazen.coding;

import dev.alhazen.base.Digest;
import dev.alhazen.journal.Blobs;
import dev.alhazen.model.Message;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Exit;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A coding program of someone else's, such as an agent, run in the sandbox on a copy of the
/// workspace. What counts is what it leaves: the texts of files that may be changed. This class is
/// thread-safe.
public final class ProgramCoder implements Coder {
  /// The kind of the effect; a sandbox below the journal connects those to a gateway.
  public static final String KIND = "coder";

  /// Programs keep histories, settings and caches in hidden files, which are nobody's result.
  private static final Globs OUTPUTS = Globs.of("[!.]**");

  private static final Limits LIMITS = Limits.DEFAULT.withWall(Duration.ofMinutes(30));
  private static final int TAIL = 1_500;

  private final Sandbox sandbox;
  private final Blobs blobs;
  private final CoderCommand command;
  private final Limits limits;
  private final String model;
  private final List<Mount> mounts;
  private final SequencedMap<String, String> variables;

  /// @param model the name by which the program asks for the model
  /// @param mounts what the experiment sees besides its files, so that the program can try things
  /// @param variables the experiment's
  public ProgramCoder(
      Sandbox sandbox,
      Blobs blobs,
      CoderCommand command,
      String model,
      List<Mount> mounts,
      SequencedMap<String, String> variables) {
    this(sandbox, blobs, command, LIMITS, model, mounts, variables);
  }

  ProgramCoder(
      Sandbox sandbox,
      Blobs blobs,
      CoderCommand command,
      Limits limits,
      String model,
      List<Mount> mounts,
      SequencedMap<String, String> variables) {
    this.sandbox = sandbox;
    this.blobs = blobs;
    this.command = command;
    this.limits = limits;
    this.model = model;
    this.mounts = List.copyOf(mounts);
    this.variables = new TreeMap<>(variables);
  }

  @Override
  public Manner manner() {
    return Manner.EDITS_FILES;
  }

  @Override
  public Work change(Assignment assignment) {
    Execution execution = sandbox.run(request(assignment));
    Edit edit =
        complaint(execution)
            .map(report -> (Edit) new Edit.Refused(report))
            .orElseGet(() -> new LeftFiles(assignment, blobs).edit(execution.outputs()));
    return new Work(edit, said(edit, execution));
  }

  private SandboxRequest request(Assignment assignment) {
    TreeMap<String, Digest> inputs = new TreeMap<>(assignment.tree().files());
    inputs.put(CoderCommand.PROMPT_FILE, blobs.put(text(assignment.talk())));
    SequencedMap<String, String> environment = new TreeMap<>(variables);
    environment.putAll(command.variables());
    return new SandboxRequest(
        assignment.step(),
        KIND,
        command.words(model, List.copyOf(assignment.files().keySet())),
        new Tree(inputs),
        assignment.fixed(),
        OUTPUTS,
        limits,
        environment,
        mounts);
  }

  /// The conversation as one text: each run of the program begins without memory.
  private static String text(List<Message> talk) {
    return talk.stream()
        .map(
            message ->
                switch (message.role()) {
                  case USER -> message.text().strip();
                  case ASSISTANT -> "What you did then:\n\n" + message.text().strip();
                })
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private Optional<String> complaint(Execution execution) {
    String program = command.program();
    return switch (execution.exit()) {
      case Exit.Exited(int code) when code == 0 -> Optional.empty();
      case Exit.Exited(int code) ->
          Optional.of(
              "The coder (%s) ended with exit code %d, so what it changed was not kept. Its last words:\n%s"
                  .formatted(program, code, tail(execution)));
      case Exit.TimedOut(Duration limit) ->
          Optional.of(
              "The coder (%s) did not end within %d minutes, so what it changed was not kept."
                  .formatted(program, Math.max(1, limit.toMinutes())));
      case Exit.NoProgress _ ->
          Optional.of(
              "The coder (%s) did nothing any more, so what it changed was not kept."
                  .formatted(program));
      case Exit.OutOfMemory _, Exit.DiskFull _, Exit.CpuExhausted _, Exit.TooManyProcesses _ ->
          Optional.of(
              "The coder (%s) used more of this machine than it may, so what it changed was not kept."
                  .formatted(program));
    };
  }

  private static String said(Edit edit, Execution execution) {
    return switch (edit) {
      case Edit.Applied(_, String summary) -> summary + "\n\n" + tail(execution);
      case Edit.Refused(String report) -> report;
    };
  }

  /// The end of what it wrote; of the errors where it wrote nothing else.
  private static String tail(Execution execution) {
    String text = execution.stdout().isBlank() ? execution.stderr() : execution.stdout();
    String stripped = text.strip();
    String end =
        stripped.length() <= TAIL ? stripped : "…" + stripped.substring(stripped.length() - TAIL);
    return end.isEmpty() ? "(it said nothing)" : end;
  }
}
