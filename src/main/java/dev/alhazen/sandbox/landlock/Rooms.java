package dev.alhazen.sandbox.landlock;

import java.nio.file.Path;

/// The folders of one run.
///
/// @param scratch of all runs, with the launcher and the made-up accounts
/// @param root of this run, below the former
/// @param work the workspace
/// @param java whose virtual machine runs the launcher
record Rooms(Path scratch, Path root, Path work, Path java) {
  Path home() {
    return root.resolve("home");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  Path sharedMemory() {
    return root.resolve("shm");
  }

  /// What becomes the root of a command's own mount namespace.
  Path view() {
    return root.resolve("view");
  }

  Path status() {
    return root.resolve("status");
  }

  Path launcher() {
    return scratch.resolve("launcher");
  }

  Path accounts() {
    return scratch.resolve("etc");
  }
}
