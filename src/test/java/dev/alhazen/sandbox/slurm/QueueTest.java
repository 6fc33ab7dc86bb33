package dev.alhazen.sandbox.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Exit;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a real cluster does seldom: trouble, and a thousand jobs.
@Timeout(60)
class QueueTest {
  private static final Timing FAST =
      new Timing(
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofMillis(400),
          Duration.ofMillis(300),
          Duration.ofMillis(900));
  private static final Limits LIMITS =
      new Limits(Duration.ofMinutes(5), 512L << 20, 100, 50L << 20);
  private static final String KNOWN = "JobId=1 JobName=x JobState=%s Restarts=%d ExitCode=%d:0";

  @TempDir Path temp;
  private FakeSlurm slurm;
  private final ConcurrentLinkedQueue<Census> news = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void open() throws IOException {
    slurm = new FakeSlurm(temp.resolve("bin"));
    slurm.program("sbatch", "echo 1");
    slurm.program("squeue", "");
    slurm.program("scontrol", "echo '" + KNOWN.formatted("RUNNING", 0, 0) + "'");
  }

  @Test
  void aThousandJobsAreOneQuestionAtATime() throws Exception {
    Path lines = temp.resolve("lines");
    Files.write(
        lines,
        IntStream.rangeClosed(1, 1_000).mapToObj("%d|PENDING|Resources|x"::formatted).toList());
    slurm.program("squeue", "cat " + lines);
    Queue queue = queue(FAST);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Attempt> attempts =
          IntStream.rangeClosed(1, 1_000).mapToObj(n -> attempt("alhazen-" + n, n)).toList();
      List<Future<End>> ends =
          attempts.stream().map(attempt -> threads.submit(() -> queue.await(attempt))).toList();
      Thread.sleep(2_000);
      assertThat(news).anyMatch(it -> it.words().equals("queued: Resources, 0 of 1000 running"));
      // Asked in ever longer pauses, and once for all.
      assertThat(slurm.calls("squeue")).isBetween(2L, 25L);
      assertThat(slurm.calls("scontrol")).isZero();
      report("alhazen-500", 500, "done");
      long begun = System.nanoTime();
      assertThat(ends.get(499).get(10, TimeUnit.SECONDS)).isInstanceOf(End.Reported.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    } finally {
      queue.stop(SlurmSettings.OnStop.LEAVE);
      threads.close();
    }
  }

  @Test
  void aControllerThatIsAwayTooLongEndsTheWaitForNow() throws Exception {
    slurm.program(
        "squeue", "echo 'slurm_load_jobs error: Unable to contact slurm controller' >&2; exit 1");
    assertThatThrownBy(() -> sandbox(FAST).run(request()))
        .isInstanceOf(TryAgainException.class)
        .hasMessageContaining("Unable to contact slurm controller")
        .hasMessageContaining("run resume");
  }

  @Test
  void aSubmissionThatTimedOutButArrivedIsNotRepeated() throws Exception {
    slurm.program("sbatch", "echo 'Batch job submission failed: Socket timed out' >&2; exit 1");
    slurm.program("squeue", "case \"$*\" in *--name=*) echo '7|RUNNING|None|x';; esac");
    slurm.program("scontrol", "echo '" + KNOWN.formatted("TIMEOUT", 0, 0) + "'");
    Execution execution = sandbox(FAST).run(request());
    assertThat(execution.exit()).isInstanceOf(Exit.TimedOut.class);
    assertThat(slurm.calls("sbatch")).isEqualTo(1);
  }

  @Test
  void aBusyControllerIsAskedAgain() throws Exception {
    Path mark = temp.resolve("mark");
    slurm.program(
        "sbatch",
        "if [ -e %1$s ]; then echo 1; else : > %1$s; echo 'Unable to contact slurm controller' >&2; exit 1; fi"
            .formatted(mark));
    slurm.program("scontrol", "echo '" + KNOWN.formatted("TIMEOUT", 0, 0) + "'");
    assertThat(sandbox(FAST).run(request()).exit()).isInstanceOf(Exit.TimedOut.class);
    assertThat(slurm.calls("sbatch")).isEqualTo(2);
  }

  @Test
  void aLimitOnSubmissionsIsARefusalWhereNoJobOfOursIsInTheWay() throws Exception {
    slurm.program(
        "sbatch", "echo 'Batch job submission failed: QOSMaxSubmitJobPerUserLimit' >&2; exit 1");
    assertThatThrownBy(() -> sandbox(FAST).run(request()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("QOSMaxSubmitJobPerUserLimit");
  }

  @Test
  void memoryThatSlurmTakesAwayIsOutOfMemory() throws Exception {
    slurm.program("scontrol", "echo '" + KNOWN.formatted("OUT_OF_MEMORY", 0, 0) + "'");
    Execution execution = sandbox(FAST).run(request());
    assertThat(execution.exit()).isEqualTo(new Exit.OutOfMemory((512L + 768L) << 20));
  }

  @Test
  void aLostJobIsSubmittedAgainAFewTimes() throws Exception {
    slurm.program("scontrol", "echo '" + KNOWN.formatted("NODE_FAIL", 0, 0) + "'");
    assertThatThrownBy(() -> sandbox(FAST).run(request()))
        .isInstanceOf(TryAgainException.class)
        .hasMessageContaining("lost experiment/run_1 5 times");
    assertThat(slurm.calls("sbatch")).isEqualTo(5);
  }

  @Test
  void aCopyThatSlurmCouldNotLaunchIsALostJob() throws Exception {
    slurm.program("scontrol", "echo '" + KNOWN.formatted("FAILED", 1, 1) + "'");
    assertThatThrownBy(() -> sandbox(FAST).run(request()))
        .isInstanceOf(TryAgainException.class)
        .hasMessageContaining("lost experiment/run_1 5 times");
  }

  @Test
  void aJobThatFailsOnItsNodeIsAnErrorOfTheInstallation() throws Exception {
    slurm.program("scontrol", "echo '" + KNOWN.formatted("FAILED", 0, 127) + "'");
    assertThatThrownBy(() -> sandbox(FAST).run(request()))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("with status 127 and left no result");
    assertThat(slurm.calls("sbatch")).isEqualTo(1);
  }

  @Test
  void aJobThatSlurmHasForgottenIsJudgedByItsCopies() throws Exception {
    slurm.program("scontrol", "echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1");
    Queue queue = queue(FAST);
    Attempt attempt = attempt("alhazen-1", 1);
    Files.writeString(attempt.start("1", 0), "n1");
    Files.writeString(attempt.start("1", 1), "n2");
    report("alhazen-1", 1, "of the first copy");
    Files.writeString(
        temp.resolve("slurm/results").resolve(new ResultName("alhazen-1-1", "1", 1).file()),
        Json.pretty(NodeResult.of("n2", execution("of the last copy"))));
    End end = queue.await(attempt);
    assertThat(((End.Reported) end).result().node()).isEqualTo("n2");
  }

  @Test
  void theProgramsSeeNoKeyAndNoOptionOfTheUsersEnvironment() throws Exception {
    slurm.program("squeue", "env");
    Programs programs =
        new Programs(
            java.util.Map.of(
                "PATH", temp.resolve("bin") + ":/usr/bin:/bin",
                "OPENAI_API_KEY", "secret",
                "SBATCH_PARTITION", "other",
                "SLURM_CONF", "/etc/slurm.conf"));
    assertThat(programs.run(List.of("squeue")).out())
        .contains("SLURM_CONF=")
        .doesNotContain("secret", "SBATCH_");
  }

  private Queue queue(Timing timing) {
    return new Queue(
        new Cluster(slurm.programs()), SharedFolder.at(temp.resolve("slurm")), timing, news::add);
  }

  private Attempt attempt(String job, int id) {
    Attempt attempt = new JobFolder(temp.resolve("slurm/jobs").resolve(job)).begin();
    try {
      Files.writeString(attempt.answer(), id + "\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return attempt;
  }

  private void report(String job, int id, String word) throws IOException {
    Files.writeString(
        temp.resolve("slurm/results").resolve(new ResultName(job + "-1", "" + id, 0).file()),
        Json.pretty(NodeResult.of("n1", execution(word))));
  }

  private static Execution execution(String word) {
    return new Execution(new Exit.Exited(0), word, "", Duration.ZERO, Tree.EMPTY);
  }

  private SlurmSandbox sandbox(Timing timing) {
    Jobs jobs =
        new Jobs(
            new Jobs.Place(
                "study",
                temp.resolve("slurm"),
                temp.resolve("blobs"),
                SlurmSettings.NONE,
                List.of("alhazen")),
            slurm.programs(),
            timing,
            news::add);
    return jobs.sandbox("idea", new Blobs(temp.resolve("blobs")), new Nowhere(), _ -> {});
  }

  private static SandboxRequest request() {
    return new SandboxRequest(
        Step.of("experiment/run_1"),
        "run",
        List.of("true"),
        Tree.EMPTY,
        Globs.NONE,
        Globs.NONE,
        LIMITS,
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
      throw new AssertionError("nothing runs here");
    }
  }
}
