package dev.alhazen.sandbox.container;

import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.sandbox.container.Podman.Manner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Which manner the Podman of this machine needs: `crun`, the usual runtime, refuses machines that
/// mount both versions of control groups side by side, and `runc` cannot do without groups.
final class PodmanManner {
  private PodmanManner() {}

  /// @throws UnavailableException where Podman is not installed
  static Manner here() {
    return Files.isDirectory(Path.of("/sys/fs/cgroup/unified")) || !"crun".equals(runtime())
        ? Manner.WITH_GROUPS
        : Manner.WITHOUT_GROUPS;
  }

  private static String runtime() {
    try {
      Process process =
          new ProcessBuilder("podman", "info", "--format", "{{.Host.OCIRuntime.Name}}")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String name =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      process.waitFor();
      return name;
    } catch (IOException e) {
      throw new UnavailableException(
          "podman: not found. Install it: apt-get install podman (Fedora: dnf install podman).", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TryAgainException("Interrupted while Podman was asked. Run resume.");
    }
  }
}
