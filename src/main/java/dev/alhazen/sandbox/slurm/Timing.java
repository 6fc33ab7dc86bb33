package dev.alhazen.sandbox.slurm;

import java.time.Duration;

/// How often Slurm and the shared folder are asked, and how long trouble is waited out.
///
/// @param look between two looks at the folder of results
/// @param soonest between two questions to Slurm while jobs change
/// @param latest the same while nothing changes
/// @param grace how long a file of an ended job may take to be seen here; shared folders are slow
/// @param patience how long Slurm may not answer
public record Timing(
    Duration look, Duration soonest, Duration latest, Duration grace, Duration patience) {

  /// Gentle enough for a large cluster.
  public static Timing usual() {
    return new Timing(
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofMinutes(10));
  }
}
