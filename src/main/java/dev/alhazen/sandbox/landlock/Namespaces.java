package dev.alhazen.sandbox.landlock;

import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /// Whether this machine lets an ordinary user make them, found out by making them.
  static boolean canBeMade(List<String> asUser) {
    List<String> words = new ArrayList<>(asUser);
    words.addAll(WORDS);
    words.addAll(List.of("mount", "-t", "tmpfs", "none", "/tmp"));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.directory(Path.of("/").toFile());
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      return builder.start().waitFor() == 0;
    } catch (IOException e) {
      throw new UnavailableException(
          "%s cannot be started: %s. Install util-linux.".formatted(words.getFirst(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TryAgainException("Interrupted while the sandbox was probed. Run resume.");
    }
  }
}
