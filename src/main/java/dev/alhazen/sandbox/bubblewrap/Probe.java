package dev.alhazen.sandbox.bubblewrap;

import dev.alhazen.base.Step;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.ControlGroups;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Probed;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/// Finds out whether the bubblewrap sandbox works on this machine by running a command in it: that
/// the program is there says little, as many systems forbid it to do its work.
public final class Probe {
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(10), 1L << 28, 20, 1L << 20);

  private Probe() {}

  /// @param scratch a folder that can be written, such as the one that the sandbox will use
  public static Probed of(Path scratch) {
    try {
      ControlGroups groups = ControlGroups.find();
      Blobs blobs = new Blobs(scratch.resolve("blobs"));
      Execution execution = new BubblewrapSandbox(scratch, blobs, groups).run(request());
      return execution.exit().isSuccess()
          ? new Probed.Works("bubblewrap, " + groups.details())
          : missing(execution.stderr().strip());
    } catch (UnavailableException e) {
      return missing(e.explanation());
    }
  }

  private static Probed missing(String why) {
    return new Probed.Missing(why, Advice.on(why, Advice.kernelSettings()));
  }

  private static SandboxRequest request() {
    return new SandboxRequest(
        Step.of("probe"),
        "probe",
        List.of("true"),
        Tree.EMPTY,
        Globs.NONE,
        Globs.NONE,
        LIMITS,
        new TreeMap<>(),
        List.of());
  }
}
