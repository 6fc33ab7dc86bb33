package dev.alhazen.sandbox.slurm;

/// How the jobs of a study stand.
///
/// @param running how many run
/// @param all how many wait or run
/// @param reason why most of those that wait do, such as `Resources`; empty where none waits
public record Census(int running, int all, String reason) {
  /// In words: `queued: Resources, 12 of 40 running`; nothing where there is no job.
  public String words() {
    return all == 0
        ? ""
        : "%s%d of %d running"
            .formatted(reason.isEmpty() ? "" : "queued: %s, ".formatted(reason), running, all);
  }
}
