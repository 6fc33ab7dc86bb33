package dev.alhazen.sandbox.slurm;

/// How the wait for an attempt ended.
sealed interface End {

  /// A copy of the job left this result, and it is the one that counts.
  record Reported(NodeResult result, Details details) implements End {}

  /// The job is no more, and left no result.
  record Vanished(Details details) implements End {}
}
