package dev.alhazen.cli;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.UsageException;
import dev.alhazen.sandbox.slurm.SlurmSettings;
import dev.alhazen.sandbox.slurm.SlurmSettings.OnStop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where experiments run: on this machine, or as jobs of a Slurm cluster.
final class ExecutorOptions {
  @Option(
      names = "--executor",
      paramLabel = "local|slurm",
      description = "Run experiments on this machine (the default) or as jobs of Slurm.")
  @Nullable String executor;

  @Option(names = "--slurm-partition", paramLabel = "NAME", description = "The jobs' partition.")
  private @Nullable String partition;

  @Option(names = "--slurm-account", paramLabel = "NAME", description = "Who pays for the jobs.")
  private @Nullable String account;

  @Option(names = "--slurm-qos", paramLabel = "NAME", description = "The jobs' quality of service.")
  private @Nullable String qos;

  @Option(
      names = "--slurm-gpus",
      paramLabel = "GRES",
      description = "GPUs of each job: a number, or with a type such as a100:1.")
  private @Nullable String gpus;

  @Option(
      names = "--slurm-cpus",
      paramLabel = "N",
      description = "Cores of each job. Default: Slurm's.")
  private @Nullable Integer cpus;

  @Option(
      names = "--slurm-mem",
      paramLabel = "SIZE",
      converter = Megabytes.class,
      description = "Memory of each job: 16G, 500M. Default: what the template asks, and 768M.")
  private @Nullable Long memory;

  @Option(
      names = "--slurm-time",
      paramLabel = "T",
      converter = Span.class,
      description = "The longest that a job may take. Default: a run's limit and ten minutes.")
  private @Nullable Duration time;

  @Option(
      names = "--slurm-flag",
      paramLabel = "FLAG",
      description = "A further flag for sbatch, such as --constraint=a100; repeatable.")
  private List<String> flags = new ArrayList<>();

  @Option(
      names = "--slurm-folder",
      paramLabel = "DIR",
      description = "Where jobs find their input; all nodes see it. Default: in the study.")
  private @Nullable String folder;

  @Option(
      names = "--slurm-alhazen",
      paramLabel = "PATH",
      description = "This program, as nodes see it. Default: the same path as here.")
  private @Nullable String program;

  @Option(
      names = "--slurm-scratch",
      paramLabel = "DIR",
      description = "Where a node keeps files of a run. Default: its $SLURM_TMPDIR, $TMPDIR, /tmp.")
  private @Nullable String scratch;

  @Option(
      names = "--slurm-cancel",
      description = "Ctrl-C cancels jobs. Default: they go on, and a resume takes their results.")
  private boolean cancel;

  /// Complains about what cannot be, before anything is made.
  void check(World world) {
    SlurmSettings settings = settings(world, SlurmSettings.NONE);
    if (executor(ExecutorFile.LOCAL).equals(ExecutorFile.SLURM)) {
      SlurmPlacement.nodeCommand(world, settings);
      if (new SystemParts(world).find("sbatch").isEmpty()) {
        throw new ConfigurationException(
            "--executor slurm: there is no sbatch here. Start Alhazen on a login node.");
      }
    }
  }

  /// The executor that is asked for here, or else the one before.
  String executor(String before) {
    String name = executor == null ? before : executor;
    if (!name.equals(ExecutorFile.LOCAL) && !name.equals(ExecutorFile.SLURM)) {
      throw new UsageException("--executor is local or slurm, not '%s'.".formatted(name));
    }
    return name;
  }

  /// What is given here, and the rest as before.
  SlurmSettings settings(World world, SlurmSettings before) {
    try {
      return new SlurmSettings(
          Optional.ofNullable(partition).or(before::partition),
          Optional.ofNullable(account).or(before::account),
          Optional.ofNullable(qos).or(before::qos),
          Optional.ofNullable(gpus).or(before::gpus),
          Optional.ofNullable(cpus).or(before::cpus),
          Optional.ofNullable(memory).or(before::memoryMegabytes),
          Optional.ofNullable(time).or(before::time),
          flags.isEmpty() ? before.flags() : flags,
          Optional.ofNullable(folder).map(it -> world.path(it).toString()).or(before::folder),
          Optional.ofNullable(program).map(it -> world.path(it).toString()).or(before::program),
          Optional.ofNullable(scratch).or(before::scratch),
          cancel ? OnStop.CANCEL : before.onStop());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--slurm options: %s.".formatted(e.getMessage()));
    }
  }
}
