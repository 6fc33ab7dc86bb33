package dev.alhazen.sandbox.slurm;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Why `sbatch` took no job.
record Refusal(String complaint) {
  private static final Pattern PASSING =
      Pattern.compile(
          "(?i)unable to contact|timed out|timeout|temporarily|connection refused|"
              + "did not answer|not respond|in the process of|zero bytes");
  private static final Pattern FULL = Pattern.compile("(?i)submit ?(job)? ?limit|maxsubmit");

  /// In this order: the first word that occurs tells.
  private static final List<Map.Entry<String, String>> CURES =
      List.of(
          Map.entry("partition", "Check --slurm-partition; `sinfo` lists the partitions"),
          Map.entry("account", "Check --slurm-account"),
          Map.entry("qos", "Check --slurm-qos"),
          Map.entry("time limit", "Ask for less with --slurm-time or --run-timeout"),
          Map.entry("memory", "Ask for less with --slurm-mem"),
          Map.entry("generic resource", "Check --slurm-gpus; `sinfo -o %G` lists what nodes have"),
          Map.entry("gres", "Check --slurm-gpus; `sinfo -o %G` lists what nodes have"),
          Map.entry(
              "node configuration",
              "No node has so much: check --slurm-gpus, --slurm-cpus and --slurm-mem"),
          Map.entry("option", "Check --slurm-flag"),
          Map.entry("argument", "Check --slurm-flag"));

  /// Whether it helps to wait and ask again.
  boolean isPassing() {
    return PASSING.matcher(complaint).find();
  }

  /// Whether the user has as many jobs as are allowed, or asks for too much at once.
  boolean isFull() {
    return FULL.matcher(complaint).find();
  }

  String advice() {
    String text = complaint.toLowerCase(java.util.Locale.ROOT);
    return CURES.stream()
        .filter(cure -> text.contains(cure.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("Check the --slurm options, or run experiments here with --executor local");
  }
}
