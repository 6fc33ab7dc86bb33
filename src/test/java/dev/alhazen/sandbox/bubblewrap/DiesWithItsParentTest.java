package dev.alhazen.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Step;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.SandboxFixture;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a program that is killed in the middle of a run leaves behind: nothing that runs, and no
/// files once the next one has begun.
class DiesWithItsParentTest {
  @TempDir Path temp;

  /// The program that is killed.
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      SandboxRequest request =
          new SandboxRequest(
              Step.of("long"),
              "run",
              List.of("sleep", arguments[1]),
              Tree.EMPTY,
              Globs.NONE,
              Globs.NONE,
              Limits.DEFAULT,
              new TreeMap<>(),
              List.of());
      new BubblewrapSandbox(folder.resolve("scratch"), new Blobs(folder)).run(request);
    }
  }

  @Test
  void leavesNoProcessAndNoFolder() throws Exception {
    String seconds = "6" + Math.abs(temp.hashCode() % 100_000) + "3";
    Process victim =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                temp.toString(),
                seconds)
            .inheritIO()
            .start();
    waitUntil("sleep " + seconds, true, victim);
    victim.toHandle().destroyForcibly();
    victim.waitFor();
    waitUntil("sleep " + seconds, false, victim);

    new BubblewrapSandbox(temp.resolve("scratch"), new Blobs(temp));
    try (var entries = Files.list(temp.resolve("scratch"))) {
      assertThat(entries.filter(Files::isDirectory)).hasSize(1);
    }
  }

  private static void waitUntil(String command, boolean running, Process victim) throws Exception {
    for (int tries = 0; Running.is(command) != running; tries++) {
      assertThat(tries).as("%s running: %s (%s)", command, !running, victim).isLessThan(2_000);
      Thread.sleep(10);
    }
  }

  /// Opens the fixture's helper.
  private abstract static class Running extends SandboxFixture {
    static boolean is(String command) throws Exception {
      return running(command);
    }
  }
}
