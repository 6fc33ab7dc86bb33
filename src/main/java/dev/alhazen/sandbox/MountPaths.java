package dev.alhazen.sandbox;

import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// For a sandbox that cannot put a mount at its target: where the target stands in a command or in
/// a variable, it is replaced by the path at which it is found; one that is given from the working
/// folder is a link there. A program that has a target's path from elsewhere will not find it.
public final class MountPaths {
  private final List<Mount> mounts;
  private final Function<Mount, String> found;

  /// @param found the path of a mount's source, as the command's user reaches it
  public MountPaths(List<Mount> mounts, Function<Mount, String> found) {
    this.mounts = List.copyOf(mounts);
    this.found = found;
  }

  public String replaced(String text) {
    String result = text;
    for (Mount mount : longestTargetFirst()) {
      result = result.replace(mount.target(), found.apply(mount));
    }
    return result;
  }

  /// Makes the links.
  ///
  /// @param work the working folder on this machine
  public void link(Path work) {
    for (Mount mount : mounts) {
      if (WorkFolder.isRelative(mount)) {
        Path link = WorkFolder.target(mount, work);
        try {
          Files.createDirectories(link.getParent());
          Files.createSymbolicLink(link, Path.of(found.apply(mount)));
        } catch (IOException e) {
          throw new UnavailableException("%s cannot be made: %s.".formatted(link, e), e);
        }
      }
    }
  }

  private List<Mount> longestTargetFirst() {
    return mounts.stream()
        .filter(mount -> !WorkFolder.isRelative(mount))
        .sorted(Comparator.comparingInt((Mount mount) -> -mount.target().length()))
        .toList();
  }
}
