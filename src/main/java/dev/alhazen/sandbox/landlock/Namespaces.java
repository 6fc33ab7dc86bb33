package dev.alhazen.sandbox.landlock;

import java.util.List;

/// Namespaces of a command's own, made by `unshare` of util-linux: users, mounts, processes,
/// network, and the System's shared memory.
final class Namespaces {
  /// The launcher needs capabilities for its mounts, and gives them up then.
  static final List<String> WORDS =
      List.of(
          "setpriv",
          "--pdeathsig",
          "KILL",
          "unshare",
          "--user",
          "--map-user=1000",
          "--map-group=1000",
          "--keep-caps",
          "--mount",
          "--pid",
          "--net",
          "--ipc",
          "--uts",
          "--fork",
          "--kill-child=KILL",
          "--mount-proc");

  private Namespaces() {}
}
