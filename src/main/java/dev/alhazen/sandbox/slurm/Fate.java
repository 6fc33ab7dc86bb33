package dev.alhazen.sandbox.slurm;

/// What a state of Slurm's means for a run.
enum Fate {
  /// It waits or runs.
  ALIVE,
  /// Its script came to its end, which says nothing of the run.
  DONE,
  /// Its script failed.
  FAILED,
  TIMED_OUT,
  OUT_OF_MEMORY,
  /// Somebody ended it.
  CANCELLED,
  /// The cluster lost it by no fault of the run: it is done again.
  LOST,
  /// Slurm has forgotten the job.
  UNKNOWN;

  /// @param state a word such as `RUNNING` or `CANCELLED by 1000`; one that is not known is of a
  ///   job that Slurm still has
  static Fate of(String state) {
    return switch (state.strip().split("[ +]", 2)[0]) {
      case "" -> UNKNOWN;
      case "COMPLETED" -> DONE;
      case "FAILED" -> FAILED;
      case "TIMEOUT", "DEADLINE" -> TIMED_OUT;
      case "OUT_OF_MEMORY" -> OUT_OF_MEMORY;
      case "CANCELLED" -> CANCELLED;
      case "NODE_FAIL", "BOOT_FAIL", "PREEMPTED", "REVOKED", "LAUNCH_FAILED" -> LOST;
      default -> ALIVE;
    };
  }
}
