package dev.alhazen.sandbox.bubblewrap;

import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.ControlGroups;
import dev.alhazen.sandbox.Probed;
import dev.alhazen.sandbox.Trial;
import java.nio.file.Path;

/// Finds out whether the bubblewrap sandbox works on this machine by running a command in it: that
/// the program is there says little, as many systems forbid it to do its work.
public final class Probe {
  private Probe() {}

  /// @param scratch a folder that can be written, such as the one that the sandbox will use
  public static Probed of(Path scratch) {
    try {
      ControlGroups groups = ControlGroups.find();
      Blobs blobs = new Blobs(scratch.resolve("blobs"));
      return switch (Trial.of(new BubblewrapSandbox(scratch, blobs, groups), scratch)) {
        case Probed.Works(String what) -> new Probed.Works(what + ", " + groups.details());
        case Probed.Missing(String why, String _) -> missing(why);
      };
    } catch (UnavailableException e) {
      return missing(e.explanation());
    }
  }

  private static Probed missing(String why) {
    return new Probed.Missing(why, Advice.on(why, Advice.kernelSettings()));
  }
}
