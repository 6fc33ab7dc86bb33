package dev.alhazen.sandbox.container;

import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Probed;
import dev.alhazen.sandbox.Trial;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Finds out whether a container engine works on this machine, by running a command with it.
public final class ContainerProbe {
  private ContainerProbe() {}

  /// @param scratch a folder that can be written
  public static Probed podman(Path scratch) {
    Blobs blobs = new Blobs(scratch.resolve("blobs"));
    return probed(() -> ContainerSandbox.podman(scratch, blobs), scratch);
  }

  /// @param scratch a folder that can be written
  public static Probed apptainer(Path scratch) {
    Blobs blobs = new Blobs(scratch.resolve("blobs"));
    return probed(() -> ContainerSandbox.apptainer(scratch, blobs), scratch);
  }

  private static Probed probed(Supplier<ContainerSandbox> sandbox, Path scratch) {
    try {
      return switch (Trial.of(sandbox.get(), scratch)) {
        case Probed.Works works -> works;
        case Probed.Missing(String why, String _) -> new Probed.Missing(why, advice(why));
      };
    } catch (UnavailableException e) {
      return new Probed.Missing(e.explanation(), advice(e.explanation()));
    }
  }

  static String advice(String why) {
    if (why.contains("as root. Start")) {
      return "Start alhazen as an ordinary user, or choose another tier.";
    }
    if (why.matches("(?s).*podman.*([Nn]ot found|No such file).*")) {
      return "Install it: apt-get install podman crun uidmap (Fedora: dnf install podman).";
    }
    if (why.matches("(?s).*apptainer.*([Nn]ot found|No such file).*")) {
      return "On a cluster: module load apptainer, or ask its administrators.";
    }
    if (why.contains("cgroup")) {
      return "Podman's runtime does not cope with this machine's control groups: install runc,"
          + " or mount version 2 of control groups alone.";
    }
    if (why.matches("(?s).*(newuidmap|user namespace|uid_map|clone|unshare).*")) {
      return "User namespaces are forbidden here. As root: sysctl -w"
          + " kernel.unprivileged_userns_clone=1, or"
          + " kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu).";
    }
    return "Run the engine by hand to see why, or choose another tier.";
  }
}
