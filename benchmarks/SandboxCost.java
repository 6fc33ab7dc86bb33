import dev.alhazen.base.Step;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.ControlGroups;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.sandbox.bubblewrap.BubblewrapSandbox;
import dev.alhazen.sandbox.unconfined.UnconfinedSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What a sandbox adds to one command: from the request to the result, staging and the death of the
/// tree included, beside a plain process; and what 100 MB of errors add.
public final class SandboxCost {
  private static final int ROUNDS = 60;
  private static final List<String> MUCH =
      List.of("sh", "-c", "yes 'epoch 17, loss 0.123456, learning rate 0.001' | head -c 100m >&2");

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("alhazen-sandbox");
    Blobs blobs = new Blobs(folder.resolve("blobs"));
    ControlGroups groups = ControlGroups.find();
    double bare = median(() -> plain(List.of("true")));
    System.out.printf("sandbox: %s%n", groups.details());
    System.out.printf("  plain process             %5.1f ms%n", bare);
    show("bubblewrap", new BubblewrapSandbox(folder.resolve("a"), blobs, groups), bare);
    show(
        "bubblewrap, watched",
        new BubblewrapSandbox(folder.resolve("b"), blobs, ControlGroups.none()),
        bare);
    show("none", new UnconfinedSandbox(folder.resolve("c"), blobs, groups), bare);
    Sandbox sandbox = new BubblewrapSandbox(folder.resolve("d"), blobs, groups);
    sandbox.run(request(MUCH));
    long used = used();
    Execution loud = sandbox.run(request(MUCH));
    System.out.printf(
        "  100 MB of errors          %5.0f ms in bubblewrap, %.0f ms to /dev/null; %.1f MB more on"
            + " the heap; %.1f MB of log%n",
        loud.wall().toNanos() / 1e6,
        plain(MUCH),
        (used() - used) / 1e6,
        Files.size(blobs.path(loud.log().orElseThrow())) / 1e6);
  }

  private static void show(String name, Sandbox sandbox, double bare) throws Exception {
    double with =
        median(
            () -> {
              long start = System.nanoTime();
              if (!sandbox.run(request(List.of("true"))).exit().isSuccess()) {
                throw new IllegalStateException(name + " failed");
              }
              return (System.nanoTime() - start) / 1e6;
            });
    System.out.printf("  %-24s  %5.1f ms, %.1f ms more%n", name, with, with - bare);
  }

  private static SandboxRequest request(List<String> command) {
    return new SandboxRequest(
        Step.of("bench"),
        "run",
        command,
        Tree.EMPTY,
        Globs.NONE,
        Globs.NONE,
        new Limits(Duration.ofMinutes(1), 1L << 30, 100, 1L << 30),
        new TreeMap<>(),
        List.of());
  }

  private static double plain(List<String> command) throws Exception {
    long start = System.nanoTime();
    new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    return (System.nanoTime() - start) / 1e6;
  }

  private interface Timed {
    double millis() throws Exception;
  }

  private static double median(Timed timed) throws Exception {
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      all.add(timed.millis());
    }
    return all.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
