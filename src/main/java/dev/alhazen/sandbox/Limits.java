package dev.alhazen.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Optional;

/// What one sandboxed process tree may use.
///
/// @param wall from start to end
/// @param memoryBytes resident memory of the whole tree
/// @param processes processes and threads at once
/// @param diskBytes what the tree may write into its workspace, all files together
/// @param silence how long it may write nothing, neither output nor a file of its workspace
/// @param cpu processor time of the whole tree, see `processorTime`
@JsonInclude(
    JsonInclude.Include.NON_ABSENT) // Studies were recorded before the last two were there.
public record Limits(
    Duration wall,
    long memoryBytes,
    int processes,
    long diskBytes,
    Optional<Duration> silence,
    Optional<Duration> cpu) {
  public static final Limits DEFAULT = new Limits(Duration.ofHours(2), 8L << 30, 512, 4L << 30);

  /// More processors than most machines give to one run.
  private static final int GENEROUS = 64;

  /// It may be silent to its end.
  public Limits(Duration wall, long memoryBytes, int processes, long diskBytes) {
    this(wall, memoryBytes, processes, diskBytes, Optional.empty(), Optional.empty());
  }

  public Limits withWall(Duration other) {
    return new Limits(other, memoryBytes, processes, diskBytes, silence, cpu);
  }

  public Limits withSilence(Duration other) {
    return new Limits(wall, memoryBytes, processes, diskBytes, Optional.of(other), cpu);
  }

  public Limits withCpu(Duration other) {
    return new Limits(wall, memoryBytes, processes, diskBytes, silence, Optional.of(other));
  }

  /// As given, else the wall time on each of 64 processors.
  public Duration processorTime() {
    return cpu.orElseGet(() -> wall.multipliedBy(GENEROUS));
  }
}
