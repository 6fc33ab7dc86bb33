package dev.alhazen.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Processes that outlived the program which started them in a staging folder, as those do that
/// nothing confined when it was killed. They are known by their variables, which name the folder as
/// their home and temporary folder, or by their working folder.
final class Orphans {
  /// A process that starts another one while it dies is seen in the next round.
  private static final int ROUNDS = 100;

  private Orphans() {}

  /// Ends all that belong to a folder whose owner is gone.
  static void end(Path folder) {
    for (int round = 0; round < ROUNDS; round++) {
      List<ProcessHandle> found = of(folder);
      if (found.isEmpty()) {
        return;
      }
      found.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static List<ProcessHandle> of(Path folder) {
    return ProcStat.living().stream()
        .map(ProcStat::pid)
        .filter(pid -> pid != ProcessHandle.current().pid())
        .filter(pid -> belongs(Path.of("/proc", "" + pid), folder))
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .toList();
  }

  private static boolean belongs(Path process, Path folder) {
    try {
      String variables = Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
      return variables.contains("HOME=" + folder + "/")
          || Files.readSymbolicLink(process.resolve("cwd")).startsWith(folder);
    } catch (IOException e) {
      return false; // It ended, or is another user's, who did not get it from us.
    }
  }
}
