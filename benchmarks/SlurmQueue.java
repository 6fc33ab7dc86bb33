import dev.alhazen.base.Step;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.sandbox.slurm.Census;
import dev.alhazen.sandbox.slurm.Jobs;
import dev.alhazen.sandbox.slurm.Programs;
import dev.alhazen.sandbox.slurm.SlurmSettings;
import dev.alhazen.sandbox.slurm.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What waiting for 1,000 queued jobs costs, with programs that answer like Slurm's.
public class SlurmQueue {
  private static final int JOBS = 1_000;

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("slurm-queue");
    Path bin = Files.createDirectories(folder.resolve("bin"));
    // Each call notes a line of the queue and answers with its number.
    program(
        bin.resolve("sbatch"),
        """
        for word; do case $word in --job-name=*) name=${word#--job-name=};; esac; done
        (flock 9; echo "x|PENDING|Resources|$name" >> %1$s/lines; wc -l < %1$s/lines) 9> %1$s/lock
        """
            .formatted(folder));
    program(
        bin.resolve("squeue"),
        "awk -F'|' -v OFS='|' '{$1 = NR; print}' %s/lines".formatted(folder));
    program(bin.resolve("scontrol"), "echo \"JobId=$5 JobState=RUNNING Restarts=0 ExitCode=0:0\"");

    ConcurrentLinkedQueue<Census> news = new ConcurrentLinkedQueue<>();
    Programs programs = new Programs(Map.of("PATH", bin + ":/usr/bin:/bin"));
    Jobs jobs =
        new Jobs(
            new Jobs.Place(
                "study",
                folder.resolve("slurm"),
                folder.resolve("blobs"),
                SlurmSettings.NONE,
                List.of("alhazen")),
            programs,
            Timing.usual(),
            news::add);
    Sandbox sandbox =
        jobs.sandbox("idea", new Blobs(folder.resolve("blobs")), new Nowhere(), _ -> {});
    long begun = System.nanoTime();
    for (int i = 0; i < JOBS; i++) {
      SandboxRequest request = request(i);
      Thread.ofVirtual().start(() -> sandbox.run(request));
    }
    while (news.stream().noneMatch(it -> it.all() == JOBS)) {
      Thread.sleep(100);
    }
    System.out.printf("submitted %d jobs, %.1f ms each%n", JOBS, millis(begun) / JOBS);

    long cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
    int asked = news.size();
    begun = System.nanoTime();
    Thread.sleep(Duration.ofSeconds(60));
    cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() - cpu;
    System.out.printf(
        "waited for them 60 s: %d questions to Slurm, %.1f %% of a core%n",
        news.size() - asked, 100.0 * cpu / millis(begun));
    System.exit(0);
  }

  private static double millis(long since) {
    return (System.nanoTime() - since) / 1e6;
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static SandboxRequest request(int number) {
    return new SandboxRequest(
        Step.of("run_" + number),
        "run",
        List.of("true"),
        Tree.EMPTY,
        Globs.NONE,
        Globs.NONE,
        Limits.DEFAULT,
        new TreeMap<>(),
        List.of());
  }

  private record Nowhere() implements Sandbox {
    @Override
    public String tier() {
      return "bubblewrap";
    }

    @Override
    public Execution run(SandboxRequest request) {
      throw new IllegalStateException("nothing runs here");
    }
  }
}
