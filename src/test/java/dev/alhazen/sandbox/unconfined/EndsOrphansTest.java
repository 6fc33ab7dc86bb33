package dev.alhazen.sandbox.unconfined;

import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.ControlGroups;
import dev.alhazen.sandbox.KilledProgram;
import dev.alhazen.sandbox.Sandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing confines what runs, so it survives when this program is killed: the next one ends it.
class EndsOrphansTest {
  @TempDir Path temp;

  @Test
  void theNextProgramEndsWhatAKilledOneLeft() throws Exception {
    String seconds = "8" + Math.abs(temp.hashCode() % 100_000) + "3";
    KilledProgram.runAndKill(UnconfinedSandbox.class, temp, seconds);
    KilledProgram.awaitRunning("sleep " + seconds, true);
    new UnconfinedSandbox(temp.resolve("scratch"), new Blobs(temp));
    KilledProgram.awaitRunning("sleep " + seconds, false);
  }

  @Test
  void alsoWithoutControlGroups() throws Exception {
    String seconds = "9" + Math.abs(temp.hashCode() % 100_000) + "3";
    KilledProgram.runAndKill(Watched.class, temp, seconds);
    KilledProgram.awaitRunning("sleep " + seconds, true);
    new Watched(temp.resolve("scratch"), new Blobs(temp));
    KilledProgram.awaitRunning("sleep " + seconds, false);
  }

  /// Its limits are watched from outside.
  public static final class Watched implements Sandbox {
    private final UnconfinedSandbox sandbox;

    public Watched(Path scratch, Blobs blobs) {
      sandbox = new UnconfinedSandbox(scratch, blobs, ControlGroups.none());
    }

    @Override
    public String tier() {
      return sandbox.tier();
    }

    @Override
    public dev.alhazen.sandbox.Execution run(dev.alhazen.sandbox.SandboxRequest request) {
      return sandbox.run(request);
    }
  }
}
