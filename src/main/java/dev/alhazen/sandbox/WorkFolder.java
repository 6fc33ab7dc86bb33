package dev.alhazen.sandbox;

import java.nio.file.Path;
import java.util.List;

/// Where a command's working folder lies inside its sandbox: deep enough for all mounts whose
/// target is given from it. The scripts of The AI Scientist run in `results/TEMPLATE/IDEA` and look
/// for `../../../data`.
public final class WorkFolder {
  private static final List<String> NAMES = List.of("results", "template", "idea");

  private WorkFolder() {}

  /// The folder itself: `root` where no mount lies above it, else a folder below `root`.
  public static Path of(SandboxRequest request, Path root) {
    int depth = request.mounts().stream().mapToInt(WorkFolder::stepsUp).max().orElse(0);
    Path folder = root;
    for (int i = NAMES.size() - depth; i < NAMES.size(); i++) {
      folder = folder.resolve(i < 0 ? "above" : NAMES.get(i));
    }
    return folder;
  }

  /// The absolute path of a mount, for a command that works in `folder`.
  public static Path target(Mount mount, Path folder) {
    return folder.resolve(mount.target()).normalize();
  }

  /// Whether a mount's target is given from the working folder.
  public static boolean isRelative(Mount mount) {
    return !mount.target().startsWith("/");
  }

  private static int stepsUp(Mount mount) {
    return isRelative(mount)
        ? (int) List.of(mount.target().split("/")).stream().takeWhile(".."::equals).count()
        : 0;
  }
}
