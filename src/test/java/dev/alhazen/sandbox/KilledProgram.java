package dev.alhazen.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Step;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.container.ContainerSandbox;
import dev.alhazen.sandbox.landlock.LandlockSandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/// A program like ours that is killed, by `kill -9`, in the middle of a run.
public final class KilledProgram {
  private KilledProgram() {}

  /// The program: runs a command in a sandbox that is constructed of a scratch folder and blobs.
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Path folder = Path.of(arguments[1]);
    Sandbox sandbox =
        made(Class.forName(arguments[0]), folder.resolve("scratch"), new Blobs(folder));
    String script = "(setsid sleep %1$s > /dev/null 2>&1 &); sleep %1$s".formatted(arguments[2]);
    sandbox.run(
        new SandboxRequest(
            Step.of("long"),
            "run",
            List.of("sh", "-c", script),
            Tree.EMPTY,
            Globs.NONE,
            Globs.NONE,
            Limits.DEFAULT,
            new TreeMap<>(),
            List.of()));
  }

  private static Sandbox made(Class<?> sandbox, Path scratch, Blobs blobs)
      throws ReflectiveOperationException {
    if (sandbox.equals(LandlockSandbox.class)) {
      Path java = Path.of(System.getProperty("java.home"));
      return LandlockSandbox.withNamespaces(scratch, blobs, java);
    }
    if (sandbox.equals(ContainerSandbox.class)) {
      return ContainerSandbox.podman(scratch, blobs);
    }
    return (Sandbox) sandbox.getConstructor(Path.class, Blobs.class).newInstance(scratch, blobs);
  }

  /// Starts it with `sleep SECONDS` in the sandbox, and kills it while that runs.
  public static void runAndKill(Class<? extends Sandbox> sandbox, Path folder, String seconds)
      throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledProgram.class.getName(),
                sandbox.getName(),
                folder.toString(),
                seconds)
            .inheritIO()
            .start();
    awaitRunning("sleep " + seconds, true);
    Thread.sleep(200);
    program.toHandle().destroyForcibly();
    program.waitFor();
  }

  /// Waits until a command runs, or runs no longer.
  public static void awaitRunning(String command, boolean running) throws Exception {
    for (int tries = 0; SandboxFixture.running(command) != running; tries++) {
      assertThat(tries).as("%s running: %s", command, !running).isLessThan(2_000);
      Thread.sleep(10);
    }
  }
}
