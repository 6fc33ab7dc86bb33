package dev.alhazen.sandbox.landlock;

import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Probed;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.Trial;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Finds out whether a tier of Landlock works on this machine, by running a command in it.
public final class LandlockProbe {
  private LandlockProbe() {}

  /// @param scratch a folder that can be written
  /// @param java the folder of the Java that runs the launcher
  public static Probed withNamespaces(Path scratch, Path java) {
    Blobs blobs = new Blobs(scratch.resolve("blobs"));
    return probed(() -> LandlockSandbox.withNamespaces(scratch, blobs, java), scratch);
  }

  /// @param scratch a folder that can be written
  /// @param java the folder of the Java that runs the launcher
  public static Probed alone(Path scratch, Path java) {
    Blobs blobs = new Blobs(scratch.resolve("blobs"));
    return probed(() -> LandlockSandbox.alone(scratch, blobs, java), scratch);
  }

  private static Probed probed(Supplier<Sandbox> sandbox, Path scratch) {
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
    if (why.contains("here is version 0")) {
      return "Landlock is off: start Linux 6.2 or newer with landlock among its lsm= modules.";
    }
    if (why.contains("Landlock of version")) {
      return "A newer kernel is needed: Linux 6.12 or newer, or 6.2 with user namespaces.";
    }
    if (why.contains("unshare") || why.contains("mount")) {
      return "User namespaces are forbidden here: sysctl -w kernel.unprivileged_userns_clone=1"
          + " and, on Ubuntu, kernel.apparmor_restrict_unprivileged_userns=0, as root. Or use"
          + " --sandbox landlock-alone.";
    }
    return "Choose another tier.";
  }
}
