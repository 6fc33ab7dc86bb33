package dev.alhazen.sandbox.slurm;

import dev.alhazen.sandbox.slurm.Programs.Ran;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a cluster offers to its users, found out by asking.
public final class ClusterCheck {
  private final Programs programs;

  public ClusterCheck(Programs programs) {
    this.programs = programs;
  }

  /// What was found, or what is in the way.
  ///
  /// @param fault empty where all is well
  public record Finding(String found, Optional<String> fault) {
    static Finding of(Ran ran) {
      return ran.isSuccess()
          ? new Finding(ran.out().strip(), Optional.empty())
          : new Finding("", Optional.of(ran.complaint()));
    }
  }

  /// Which Slurm is installed here.
  public Finding version() {
    return programs.has("sbatch")
        ? Finding.of(programs.run(List.of("sbatch", "--version")))
        : new Finding("", Optional.of("there is no sbatch on the PATH"));
  }

  /// The partitions, each with its state, the longest time of a job, its nodes and their GPUs.
  public Finding partitions() {
    Finding all =
        Finding.of(programs.run(List.of("sinfo", "--noheader", "--format=%P|%a|%l|%D|%T|%G")));
    String lines =
        all.found()
            .lines()
            .map(ClusterCheck::partition)
            .reduce((first, second) -> first + "; " + second)
            .orElse("");
    return new Finding(lines, all.fault());
  }

  /// Whether a job with these settings would be taken, and when it could begin.
  public Finding submission(SlurmSettings settings) {
    List<String> words = new ArrayList<>(List.of("sbatch", "--test-only", "--export=NONE"));
    words.addAll(new JobScript(settings, List.of()).wishes());
    words.addAll(settings.flags());
    words.add("--wrap=true");
    Ran ran = programs.run(words);
    return ran.isSuccess()
        ? new Finding(ran.complaint().replaceFirst("^sbatch: Job \\d+ ", ""), Optional.empty())
        : new Finding("", Optional.of(advised(new Refusal(ran.complaint()))));
  }

  private static String advised(Refusal refusal) {
    return "%s. %s".formatted(refusal.complaint().replaceFirst("\\.$", ""), refusal.advice());
  }

  private static String partition(String line) {
    String[] parts = line.split("\\|", 6);
    if (parts.length < 6) {
      return line;
    }
    String gpus = parts[5].equals("(null)") ? "" : ", " + parts[5];
    return "%s (%s, at most %s): %s %s%s"
        .formatted(parts[0], parts[1], parts[2], parts[3], parts[4], gpus);
  }
}
