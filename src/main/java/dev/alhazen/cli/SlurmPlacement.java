package dev.alhazen.cli;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Json;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.Event;
import dev.alhazen.journal.Journal;
import dev.alhazen.sandbox.PassingSandbox;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.slurm.Jobs;
import dev.alhazen.sandbox.slurm.Programs;
import dev.alhazen.sandbox.slurm.SlurmSandbox;
import dev.alhazen.sandbox.slurm.SlurmSettings;
import dev.alhazen.sandbox.slurm.Timing;
import dev.alhazen.study.StudyFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Has the experiments of a study run as jobs of a Slurm cluster.
final class SlurmPlacement implements Placement {
  private static final String NOTE = "slurm-job";

  private final Jobs jobs;
  private final Blobs blobs;
  private final SlurmSettings settings;
  private final SequencedMap<String, String> variables;

  /// @param variables of the user's that experiments see
  SlurmPlacement(
      World world,
      StudyFolder study,
      ExecutorFile executor,
      SequencedMap<String, String> variables,
      LiveProgress progress) {
    this.blobs = study.blobs();
    this.settings = executor.slurm();
    this.variables = variables;
    this.jobs =
        new Jobs(
            place(world, study, executor),
            new Programs(world.environment()),
            Timing.usual(),
            census -> progress.standing("slurm", census.words()));
  }

  private static Jobs.Place place(World world, StudyFolder study, ExecutorFile executor) {
    SlurmSettings settings = executor.slurm();
    List<String> program = nodeCommand(world, settings);
    return settings
        .folder()
        .map(folder -> Path.of(folder).resolve("alhazen-" + executor.id()))
        .map(
            folder ->
                new Jobs.Place(executor.id(), folder, folder.resolve("blobs"), settings, program))
        .orElseGet(
            () ->
                new Jobs.Place(
                    executor.id(),
                    study.root().resolve(".slurm"),
                    study.blobFolder(),
                    settings,
                    program));
  }

  /// The same program with the same Java, unless the user names another.
  static List<String> nodeCommand(World world, SlurmSettings settings) {
    if (settings.program().isPresent()) {
      return List.of(settings.program().get());
    }
    Path launcher = world.program().resolve("alhazen");
    if (!Files.isExecutable(launcher)) {
      throw new ConfigurationException(
          "%s is not there for the nodes to run. Name the program with --slurm-alhazen."
              .formatted(launcher));
    }
    return List.of(
        "env",
        "ALHAZEN_JAVA_HOME=" + System.getProperty("java.home"),
        "ALHAZEN_NO_BUILD=1",
        "ALHAZEN_HEAP=256m",
        launcher.toString());
  }

  /// Stops waiting when the user stops; a second Ctrl-C cancels what was left.
  SlurmPlacement stoppedBy(Interrupts interrupts) {
    interrupts.onStop(() -> jobs.stop(settings.onStop()));
    interrupts.onHalt(jobs::cancelLeft);
    return this;
  }

  @Override
  public Sandbox place(Journal journal, String scope, Sandbox local) {
    SlurmSandbox sandbox =
        jobs.sandbox(
            scope,
            blobs,
            local,
            it ->
                journal.note(
                    it.step(), NOTE, Json.tree(Map.of("id", it.job(), "name", it.name()))));
    journal.listen(
        entry -> {
          if (entry.body() instanceof Event.Finished finished) {
            sandbox.settled(finished.step());
          }
        });
    return new PassingSandbox(variables, sandbox);
  }

  @Override
  public boolean isHere() {
    return false;
  }

  /// A baseline of another kind of node is none.
  @Override
  public String device(String here) {
    List<String> kind = new ArrayList<>(List.of("slurm"));
    settings.partition().ifPresent(kind::add);
    settings.gpus().ifPresent(kind::add);
    kind.addAll(settings.flags());
    return String.join(" ", kind);
  }

  @Override
  public void finished() {
    jobs.finished();
  }
}
