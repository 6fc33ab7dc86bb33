package dev.alhazen.sandbox;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// For a sandbox that cannot put a mount at its target: where the target stands in a command or in
/// a variable, it is replaced by the path at which it is found. A program that has a target's path
/// from elsewhere will not find it.
public final class MountPaths {
  private final List<Mount> longestTargetFirst;
  private final Function<Mount, String> found;

  /// @param found the path of a mount's source, as the command's user reaches it
  public MountPaths(List<Mount> mounts, Function<Mount, String> found) {
    this.longestTargetFirst =
        mounts.stream()
            .sorted(Comparator.comparingInt((Mount mount) -> -mount.target().length()))
            .toList();
    this.found = found;
  }

  public String replaced(String text) {
    String result = text;
    for (Mount mount : longestTargetFirst) {
      result = result.replace(mount.target(), found.apply(mount));
    }
    return result;
  }
}
