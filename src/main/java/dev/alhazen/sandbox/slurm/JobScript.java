package dev.alhazen.sandbox.slurm;

import dev.alhazen.sandbox.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What `sbatch` is told, and what a job does.
record JobScript(SlurmSettings settings, List<String> nodeCommand) {
  /// For the program on the node that supervises the run.
  private static final long OVERHEAD_MEGABYTES = 768;

  private static final Duration OVERHEAD_TIME = Duration.ofMinutes(10);

  /// So much before Slurm ends a job the run in it is ended, for its output to be kept.
  private static final Duration LAST_WORDS = Duration.ofMinutes(1);

  JobScript {
    nodeCommand = List.copyOf(nodeCommand);
  }

  /// The script of one attempt.
  String text(Attempt attempt) {
    String words =
        nodeCommand.stream().map(JobScript::quoted).collect(Collectors.joining(" ", "", " "));
    return "#!/bin/sh\n# One run of an experiment; submitted by Alhazen.\nexec %sslurm-run %s\n"
        .formatted(words, quoted(attempt.folder().toString()));
  }

  /// The call of `sbatch`. Options stand here and not in the script, where the user's variables
  /// would come before them.
  List<String> submission(Attempt attempt, Limits limits) {
    List<String> words = new ArrayList<>(List.of("sbatch", "--parsable", "--export=NONE"));
    words.add("--requeue");
    words.add("--job-name=" + attempt.name());
    words.add("--chdir=" + attempt.folder());
    words.add("--output=" + attempt.folder().resolve("job.log"));
    words.add("--open-mode=append");
    words.add("--nodes=1");
    words.add("--ntasks=1");
    words.addAll(wishes());
    words.add("--mem=%dM".formatted(memoryMegabytes(limits)));
    words.add("--time=" + minutes(limits));
    words.addAll(settings.flags());
    words.add(attempt.script().toString());
    return words;
  }

  /// Where a job goes and what it gets; limits of a run apart.
  List<String> wishes() {
    List<String> words = new ArrayList<>();
    settings.partition().ifPresent(name -> words.add("--partition=" + name));
    settings.account().ifPresent(name -> words.add("--account=" + name));
    settings.qos().ifPresent(name -> words.add("--qos=" + name));
    settings.gpus().ifPresent(gpus -> words.add("--gres=" + resource(gpus)));
    settings.cpus().ifPresent(cpus -> words.add("--cpus-per-task=" + cpus));
    return words;
  }

  /// The limits of the run inside: a little tighter than the job's, so that what exceeds them is
  /// told apart and its output kept.
  Limits inside(Limits limits) {
    Duration job = Duration.ofMinutes(minutes(limits));
    Duration most = job.compareTo(LAST_WORDS) > 0 ? job.minus(LAST_WORDS) : job.dividedBy(2);
    Duration wall = limits.wall().compareTo(most) < 0 ? limits.wall() : most;
    long room = Math.max(64, memoryMegabytes(limits) - OVERHEAD_MEGABYTES) << 20;
    return new Limits(
        wall, Math.min(limits.memoryBytes(), room), limits.processes(), limits.diskBytes());
  }

  /// What a whole job may use.
  long memoryMegabytes(Limits limits) {
    return settings
        .memoryMegabytes()
        .orElseGet(() -> (limits.memoryBytes() >> 20) + OVERHEAD_MEGABYTES);
  }

  /// Slurm counts in minutes.
  long minutes(Limits limits) {
    Duration time = settings.time().orElseGet(() -> limits.wall().plus(OVERHEAD_TIME));
    return Math.max(1, Math.ceilDiv(time.toSeconds(), 60));
  }

  private static String resource(String gpus) {
    return gpus.startsWith("gpu") || gpus.contains("/") ? gpus : "gpu:" + gpus;
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
