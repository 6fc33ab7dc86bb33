package dev.alhazen.template;

import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Step;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Exit;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// One run of a template's unmodified code with network, for what it downloads: data sets, weights
/// of trained models. Everything that comes after, model-written code above all, runs without.
public final class DataFetch {
  /// The home is usually in memory and forgotten; here it is a folder, so that what is put there is
  /// found.
  private static final String WITH_HOME =
      "mkdir -p %1$s && HOME=\"$PWD/%1$s\" && export HOME && exec \"$@\""
          .formatted(FetchedData.HOME);

  private final Sandbox sandbox;
  private final Blobs blobs;
  private final FetchedData kept;

  /// @param sandbox one with network
  public DataFetch(Sandbox sandbox, Blobs blobs, FetchedData kept) {
    this.sandbox = sandbox;
    this.blobs = blobs;
    this.kept = kept;
  }

  /// The command that is run, as the sandbox sees it.
  public List<String> command(Template template, Template.Preset preset, Prepared prepared) {
    return first(template, preset, prepared).command();
  }

  /// Runs the baseline's first process, and keeps all that it leaves but its results.
  ///
  /// @param variables that the run sees besides, such as a proxy's address
  /// @return how many files were kept
  /// @throws MalformedException where the code fails
  public int run(
      Template template, Template.Preset preset, Prepared prepared, Map<String, String> variables) {
    Prepared.Invocation first = first(template, preset, prepared);
    SequencedMap<String, String> environment = new TreeMap<>(first.variables());
    environment.putAll(variables);
    List<String> command = new ArrayList<>(List.of("sh", "-c", WITH_HOME, "sh"));
    command.addAll(first.command());
    Execution execution =
        sandbox.run(
            new SandboxRequest(
                Step.of("fetch"),
                "fetch",
                command,
                TemplateFiles.tree(template, blobs),
                Globs.NONE,
                Globs.of("**"),
                preset.limits(),
                environment,
                prepared.mounts()));
    if (!execution.exit().isSuccess()) {
      throw failed(template, execution);
    }
    return kept.keep(template, execution.outputs().without(Globs.of(first.out() + "/**")), blobs);
  }

  private static Prepared.Invocation first(
      Template template, Template.Preset preset, Prepared prepared) {
    return prepared.invocations("run_0", preset, template.seeds().passing(), List.of(0)).getFirst();
  }

  private static MalformedException failed(Template template, Execution execution) {
    String how =
        switch (execution.exit()) {
          case Exit.Exited(int code) -> "exit code %d".formatted(code);
          case Exit.TimedOut(var limit) -> "it took more than %d s".formatted(limit.toSeconds());
          case Exit.NoProgress(var silence) ->
              "it was silent for %d s".formatted(silence.toSeconds());
          case Exit.CpuExhausted(var limit) ->
              "it took more than %d s of processor time".formatted(limit.toSeconds());
          case Exit.TooManyProcesses(int limit) ->
              "it started more than %d processes".formatted(limit);
          case Exit.OutOfMemory(long limit) ->
              "it took more than %d MB of memory".formatted(limit >> 20);
          case Exit.DiskFull(long limit) -> "it wrote more than %d MB".formatted(limit >> 20);
        };
    String last =
        execution.stderr().lines().filter(line -> !line.isBlank()).reduce("", (_, line) -> line);
    return new MalformedException(
        "The run of %s with network failed (%s): %s. Nothing of it was kept; run it by hand."
            .formatted(template.name(), how, last.strip()));
  }
}
