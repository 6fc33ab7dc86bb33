package dev.alhazen.sandbox;

import java.time.Duration;

/// What one sandboxed process tree may use.
///
/// @param wall from start to end
/// @param memoryBytes resident memory of the whole tree
/// @param processes processes and threads at once
/// @param diskBytes what the tree may write into its workspace, all files together
public record Limits(Duration wall, long memoryBytes, int processes, long diskBytes) {
  public static final Limits DEFAULT = new Limits(Duration.ofHours(2), 8L << 30, 512, 4L << 30);

  public Limits withWall(Duration other) {
    return new Limits(other, memoryBytes, processes, diskBytes);
  }
}
