package dev.alhazen.sandbox.container;

import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.RootView;
import dev.alhazen.sandbox.SandboxEnvironment;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.SystemFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// One command, and the folders of its run.
///
/// @param room below which they all lie
/// @param filter of system calls
/// @param user as whom the command runs, where it is not the one who asks
record Box(SandboxRequest request, RootView view, Path room, Path filter, OptionalInt user) {
  private static final long SMALLEST = 64L << 20;
  private static final long LARGEST = 1L << 30;

  /// What is mounted over: the container's root.
  Path root() {
    return room.resolve("view");
  }

  /// Where the command, or the engine for it, says that it has begun.
  Path begun() {
    return room.resolve("begun");
  }

  Path home() {
    return room.resolve("home");
  }

  Path temporary() {
    return room.resolve("session");
  }

  Path sharedMemory() {
    return room.resolve("shm");
  }

  SequencedMap<String, String> variables() {
    return SandboxEnvironment.of(request, SystemFiles.HOME, RootView.TEMPORARY);
  }

  /// The size of a file system in memory.
  long memoryFiles() {
    return Math.clamp(request.limits().memoryBytes() / 4, SMALLEST, LARGEST);
  }

  /// The command under its limits.
  ///
  /// @param ownProcesses those inside that are not the command's
  List<String> limited(int ownProcesses) {
    Limits limits = request.limits();
    List<String> words = new ArrayList<>(List.of("prlimit", "--core=0"));
    words.add("--nproc=" + (limits.processes() + ownProcesses));
    words.add("--fsize=" + limits.diskBytes());
    words.add("--");
    words.addAll(request.command());
    return words;
  }
}
