package dev.alhazen.sandbox.slurm;

/// How the jobs of a study stand.
///
/// @param running how many run
/// @param all how many wait or run
/// @param reason why most of those that wait do, such as `Resources`; empty where none waits
public record Census(int running, int all, String reason) {
  /// In words: `queued: Resources, 12 of 40 running`.
  public String words() {
    return "%s%d of %d running"
        .formatted(reason.isEmpty() ? "" : "queued: %s, ".formatted(reason), running, all);
  }
}
