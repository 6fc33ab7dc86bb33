package dev.alhazen.sandbox.slurm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a user wants of the cluster; what is absent is left to Slurm or follows from the request.
///
/// @param gpus a number, or Slurm's words for generic resources such as `a100:2`
/// @param memoryMegabytes of a whole job; absent: the run's own limit and what supervision needs
/// @param time the longest that a job may take; absent: the run's own limit and ten minutes
/// @param flags further words for `sbatch`, such as `--constraint=a100`
/// @param folder where jobs and this program exchange files; absent: inside the study
/// @param program how this program is called on a node; absent: as here
/// @param scratch where a node keeps the files of a run under way; absent: its temporary folder
/// @param onStop what becomes of jobs when the user stops a study
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SlurmSettings(
    Optional<String> partition,
    Optional<String> account,
    Optional<String> qos,
    Optional<String> gpus,
    Optional<Integer> cpus,
    Optional<Long> memoryMegabytes,
    Optional<Duration> time,
    List<String> flags,
    Optional<String> folder,
    Optional<String> program,
    Optional<String> scratch,
    OnStop onStop) {
  public static final SlurmSettings NONE =
      new SlurmSettings(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OnStop.LEAVE);

  /// What becomes of jobs when the user stops a study.
  public enum OnStop {
    /// They go on, and a resume takes their results.
    LEAVE,
    /// They are cancelled.
    CANCEL
  }

  public SlurmSettings {
    flags = List.copyOf(flags);
    for (String flag : flags) {
      if (!flag.startsWith("-") || flag.contains("\n")) {
        throw new IllegalArgumentException(
            "'%s' is no flag of sbatch; write it like --constraint=a100".formatted(flag));
      }
    }
    cpus.filter(n -> n < 1).ifPresent(n -> refuse("cores", n));
    memoryMegabytes.filter(n -> n < 1).ifPresent(n -> refuse("megabytes", n));
  }

  private static void refuse(String what, Number n) {
    throw new IllegalArgumentException("a job cannot have %s %s".formatted(n, what));
  }
}
