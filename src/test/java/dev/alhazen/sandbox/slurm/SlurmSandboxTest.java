package dev.alhazen.sandbox.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.ExitCode;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs as jobs of a real Slurm: a controller and two nodes on this machine.
@Timeout(300)
class SlurmSandboxTest {
  private static final Timing FAST =
      new Timing(
          Duration.ofMillis(100),
          Duration.ofMillis(300),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(60));
  private static final Limits LIMITS =
      new Limits(Duration.ofMinutes(5), 512L << 20, 100, 50L << 20);

  @TempDir static Path shared;
  private static SlurmCluster cluster;
  private static Path program;

  @TempDir Path temp;
  private Blobs blobs;
  private Jobs jobs;
  private final ConcurrentLinkedQueue<SlurmSandbox.Submitted> submitted =
      new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Census> news = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = SlurmCluster.start(Files.createDirectories(shared.resolve("cluster")));
    program = NodeProgram.write(shared);
  }

  @AfterAll
  static void stopCluster() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  @BeforeEach
  void open() {
    blobs = new Blobs(temp.resolve("blobs"));
    jobs = jobs(SlurmSettings.NONE);
  }

  @Test
  void runsOnANodeAndBringsTheOutputsBack() {
    Tree inputs = new Tree(Map.of("in.txt", blobs.put("hello\n")));
    Execution execution =
        sandbox(jobs)
            .run(request("cat in.txt > out.txt; echo said; hostname; exit 7", inputs, LIMITS));
    assertThat(execution.exit()).isEqualTo(new Exit.Exited(7));
    assertThat(execution.stdout()).isEqualTo("said\nalhazen\n");
    assertThat(blobs.text(Objects.requireNonNull(execution.outputs().files().get("out.txt"))))
        .isEqualTo("hello\n");
    assertThat(submitted).hasSize(1);
  }

  @Test
  void theLimitsOfARunAreHeldOnTheNode() {
    Limits limits = new Limits(Duration.ofSeconds(1), 512L << 20, 100, 50L << 20);
    Execution execution = sandbox(jobs).run(request("echo begun; sleep 60", Tree.EMPTY, limits));
    assertThat(execution.exit()).isEqualTo(new Exit.TimedOut(Duration.ofSeconds(1)));
    assertThat(execution.stdout()).isEqualTo("begun\n");
  }

  @Test
  void tooMuchMemoryIsToldApart() {
    Limits limits = new Limits(Duration.ofSeconds(30), 200L << 20, 50, 50L << 20);
    Execution execution =
        sandbox(jobs).run(request("head -c 2000m /dev/zero | tail -c 1000m", Tree.EMPTY, limits));
    assertThat(execution.exit()).isEqualTo(new Exit.OutOfMemory(200L << 20));
  }

  @Test
  void whatIsNoRunStaysHere() {
    SandboxRequest plot = request("plot", "true", Tree.EMPTY, LIMITS);
    Sandbox sandbox = jobs.sandbox("idea", blobs, new Echo("here"), submitted::add);
    assertThat(sandbox.run(plot).stdout()).isEqualTo("here");
    assertThat(submitted).isEmpty();
  }

  @Test
  void seedsAreJobsSideBySideAndTheirResultsComeInOrder() {
    SlurmSandbox sandbox = sandbox(jobs);
    List<SandboxRequest> requests = new ArrayList<>();
    for (int seed = 0; seed < 3; seed++) {
      requests.add(
          request(Step.of("run").then("seed_" + seed), "run", "sleep 1; echo " + seed, LIMITS));
    }
    List<String> said = new ArrayList<>();
    sandbox.each(requests, sandbox::run).forEachRemaining(it -> said.add(it.stdout()));
    assertThat(said).containsExactly("0\n", "1\n", "2\n");
    assertThat(news).anyMatch(census -> census.all() == 3);
  }

  @Test
  void aRefusalSaysWhatToChange() {
    Jobs wrong = jobs(settings("nosuch", Optional.empty()));
    assertThatThrownBy(() -> sandbox(wrong).run(request("true")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("Invalid partition")
        .hasMessageContaining("--slurm-partition");
    assertThat(sandbox(jobs).run(request("true")).exit().isSuccess()).isTrue();
  }

  @Test
  void aNodeWithoutTheSandboxRunsNothingAndSaysSo() {
    Sandbox sandbox = jobs.sandbox("idea", blobs, new Echo("here", "no-such-tier"), submitted::add);
    assertThatThrownBy(() -> sandbox.run(request("true")))
        .isInstanceOf(AlhazenException.class)
        .hasMessageContaining("no-such-tier");
  }

  @Test
  void aNodeWithoutTheProgramIsToldWithItsWords() {
    Jobs wrong =
        new Jobs(
            new Jobs.Place(
                "study",
                temp.resolve("slurm"),
                temp.resolve("blobs"),
                SlurmSettings.NONE,
                List.of(temp.resolve("nowhere").toString())),
            new Programs(cluster.environment()),
            FAST,
            news::add);
    assertThatThrownBy(() -> sandbox(wrong).run(request("true")))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("status 127")
        .hasMessageContaining("nowhere")
        .hasMessageContaining("--slurm-alhazen");
  }

  @Test
  void aSecondProcessFindsTheJobOfTheFirstAndSubmitsNothing() throws Exception {
    CompletableFuture<Execution> first = begin(jobs, request("sleep 3; echo done"));
    cluster.await(() -> !submitted.isEmpty());
    Jobs second = jobs(SlurmSettings.NONE);
    Execution execution = sandbox(second).run(request("sleep 3; echo done"));
    assertThat(execution.stdout()).isEqualTo("done\n");
    assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(execution);
    assertThat(submitted.stream().map(SlurmSandbox.Submitted::job).distinct()).hasSize(1);
  }

  @Test
  void aJobWhoseNumberWasNeverNotedIsFoundByItsName() throws Exception {
    begin(jobs, request("sleep 3; echo done"));
    cluster.await(() -> !submitted.isEmpty());
    String number = submitted.peek().job();
    jobs.stop(SlurmSettings.OnStop.LEAVE);
    Path answer = attempt(1).resolve("sbatch.out");
    Files.writeString(answer, "");
    Execution execution = sandbox(jobs(SlurmSettings.NONE)).run(request("sleep 3; echo done"));
    assertThat(execution.stdout()).isEqualTo("done\n");
    assertThat(submitted.stream().map(SlurmSandbox.Submitted::job)).containsOnly(number);
  }

  @Test
  void aStopLeavesTheJobAndAResumeTakesItsResult() throws Exception {
    CompletableFuture<Execution> first = begin(jobs, request("sleep 2; echo done"));
    cluster.await(() -> jobs.queue().isBusy());
    assertThat(jobs.stop(SlurmSettings.OnStop.LEAVE)).isEqualTo(1);
    assertThatThrownBy(first::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(TryAgainException.class)
        .hasMessageContaining("go on in Slurm: 1");
    Execution execution = sandbox(jobs(SlurmSettings.NONE)).run(request("sleep 2; echo done"));
    assertThat(execution.stdout()).isEqualTo("done\n");
    assertThat(submitted.stream().map(SlurmSandbox.Submitted::job).distinct()).hasSize(1);
  }

  @Test
  void aStopCancelsWhereThatIsAskedAndAResumeSubmitsAnew() throws Exception {
    CompletableFuture<Execution> first = begin(jobs, request("sleep 1; echo done"));
    cluster.await(() -> jobs.queue().isBusy());
    jobs.stop(SlurmSettings.OnStop.CANCEL);
    assertThatThrownBy(first::join).hasMessageContaining("cancelled in Slurm: 1");
    Execution execution = sandbox(jobs(SlurmSettings.NONE)).run(request("sleep 1; echo done"));
    assertThat(execution.stdout()).isEqualTo("done\n");
    assertThat(submitted.stream().map(SlurmSandbox.Submitted::name))
        .anyMatch(name -> name.endsWith("-2"));
  }

  @Test
  void aJobThatSomebodyCancelsIsNoOutcome() throws Exception {
    CompletableFuture<Execution> run = begin(jobs, request("sleep 60"));
    cluster.await(() -> Files.exists(attempt(1)) && startedIn(attempt(1)));
    cluster.words("scancel", submitted.peek().job());
    assertThatThrownBy(run::join)
        .hasCauseInstanceOf(TryAgainException.class)
        .hasMessageContaining("was cancelled")
        .satisfies(e -> assertThat(exitCode(e)).isEqualTo(ExitCode.TRY_AGAIN));
  }

  @Test
  void aJobThatIsBegunAnewReportsOnlyItsLastCopy() throws Exception {
    CompletableFuture<Execution> run =
        begin(jobs, request("sleep 6; echo done; date +%N > out.txt"));
    cluster.await(() -> Files.exists(attempt(1)) && startedIn(attempt(1)));
    String job = submitted.peek().job();
    cluster.words("scontrol", "requeue", job);
    // The next copy may begin before anybody sees that the first has ended.
    cluster.await(() -> stewards(job).isEmpty() || hasBegunAnew(job));
    awaitNextCopy(job);
    Execution execution = run.get(60, TimeUnit.SECONDS);
    assertThat(execution.stdout()).isEqualTo("done\n");
    assertThat(execution.outputs().files()).containsOnlyKeys("out.txt");
    // Slurm may fail to launch a copy at once on the node it is still clearing: then one more job.
    assertThat(submitted).hasSizeBetween(1, 2);
  }

  @Test
  void resultsOfACopyThatWasGivenUpAreNeverTaken() throws Exception {
    CompletableFuture<Execution> run = begin(jobs, request("sleep 2; echo right"));
    cluster.await(() -> Files.exists(attempt(1)) && startedIn(attempt(1)));
    String job = submitted.peek().job();
    String name = submitted.peek().name();
    Path results = temp.resolve("slurm/results");
    String forged =
        dev.alhazen.base.Json.pretty(
            NodeResult.of(
                "n9", new Execution(new Exit.Exited(0), "wrong\n", "", Duration.ZERO, Tree.EMPTY)));
    Files.writeString(results.resolve(new ResultName(name, job, 5).file()), forged);
    Files.writeString(results.resolve(new ResultName(name, "999999", 0).file()), forged);
    assertThat(run.get(30, TimeUnit.SECONDS).stdout()).isEqualTo("right\n");
  }

  @Test
  @Tag("slurm")
  void aNodeThatDiesIsReplacedAndItsCopyNeverCounts() throws Exception {
    CompletableFuture<Execution> run =
        begin(jobs, request("sleep 35; echo done; echo x > out.txt"));
    cluster.await(() -> Files.exists(attempt(1)) && startedIn(attempt(1)));
    String job = submitted.peek().job();
    String node =
        cluster.words("squeue", "-h", "-j", job, "-o", "%N").strip().equals("n1")
            ? "node1"
            : "node2";
    // The daemon and the job's steward go; the copy itself lives on, as on a node cut off.
    cluster.kill(node);
    for (ProcessHandle steward : stewards(job)) {
      steward.destroyForcibly();
    }
    cluster.await(() -> cluster.words("squeue", "-h", "-j", job, "-o", "%T").contains("PEND"), 90);
    awaitNextCopy(job);
    Execution execution = run.get(60, TimeUnit.SECONDS);
    assertThat(execution.stdout()).isEqualTo("done\n");
    assertThat(execution.outputs().files()).containsOnlyKeys("out.txt");
    assertThat(submitted).hasSize(1);
    cluster.startNode(node.endsWith("1") ? 1 : 2);
    cluster.await(() -> cluster.words("sinfo", "-h", "-t", "idle", "-o", "%D").contains("2"), 60);
  }

  @Test
  @Tag("slurm")
  void aTimeLimitOfSlurmsOwnIsATimeout() {
    // Slurm's limit falls due long before the run's own.
    Jobs hasty = jobs(settings("short", Optional.of(Duration.ofMinutes(1))));
    Execution execution = sandbox(hasty).run(request("trap '' TERM; echo begun; sleep 300"));
    assertThat(execution.exit()).isInstanceOf(Exit.TimedOut.class);
    assertThat(execution.stdout()).isEqualTo("begun\n");
  }

  @Test
  @Tag("slurm")
  void aControllerThatIsAwayForAWhileIsWaitedFor() throws Exception {
    CompletableFuture<Execution> run = begin(jobs, request("sleep 3; echo done"));
    cluster.await(() -> Files.exists(attempt(1)) && startedIn(attempt(1)));
    cluster.kill("controller");
    Thread.sleep(6_000);
    assertThat(run).isNotDone();
    cluster.startController();
    assertThat(run.get(60, TimeUnit.SECONDS).stdout()).isEqualTo("done\n");
  }

  private Path attempt(int number) {
    try (var folders = Files.list(temp.resolve("slurm/jobs"))) {
      return folders.findFirst().map(job -> job.resolve("attempt_" + number)).orElse(temp);
    } catch (java.io.IOException e) {
      return temp;
    }
  }

  private boolean startedIn(Path attempt) {
    return !submitted.isEmpty()
        && Files.exists(attempt.resolve("start_%s_0".formatted(submitted.peek().job())));
  }

  /// Slurm lets a job that it begins anew wait for two minutes; it need not here.
  private void awaitNextCopy(String job) throws InterruptedException {
    cluster.await(
        () -> {
          cluster.words("scontrol", "update", "jobid=" + job, "StartTime=now");
          return hasBegunAnew(job);
        });
  }

  private boolean hasBegunAnew(String job) {
    String state = cluster.words("squeue", "-h", "-j", job, "-o", "%T");
    return cluster.words("scontrol", "show", "job", "-o", job).contains("Restarts=1 ")
        && (state.contains("RUNNING") || state.isBlank());
  }

  private static List<ProcessHandle> stewards(String job) {
    return ProcessHandle.allProcesses()
        .filter(it -> commandLine(it.pid()).startsWith("slurmstepd: [" + job + "."))
        .toList();
  }

  /// A steward writes its title over its command line.
  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc", "" + pid, "cmdline"));
    } catch (java.io.IOException e) {
      return "";
    }
  }

  private static ExitCode exitCode(Throwable e) {
    return ((AlhazenException) Objects.requireNonNull(e.getCause())).exitCode();
  }

  private CompletableFuture<Execution> begin(Jobs through, SandboxRequest request) {
    return CompletableFuture.supplyAsync(
        () -> sandbox(through).run(request), task -> Thread.ofVirtual().start(task));
  }

  private Jobs jobs(SlurmSettings settings) {
    return new Jobs(
        new Jobs.Place(
            "study",
            temp.resolve("slurm"),
            temp.resolve("blobs"),
            settings,
            List.of(program.toString())),
        new Programs(cluster.environment()),
        FAST,
        news::add);
  }

  private SlurmSandbox sandbox(Jobs through) {
    return through.sandbox("idea", blobs, new Echo("here", "bubblewrap"), submitted::add);
  }

  private static SlurmSettings settings(String partition, Optional<Duration> time) {
    return new SlurmSettings(
        Optional.of(partition),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        time,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        SlurmSettings.OnStop.LEAVE);
  }

  private static SandboxRequest request(String script) {
    return request(script, Tree.EMPTY, LIMITS);
  }

  private static SandboxRequest request(String script, Tree inputs, Limits limits) {
    return request("run", script, inputs, limits);
  }

  private static SandboxRequest request(Step step, String kind, String script, Limits limits) {
    return new SandboxRequest(
        step,
        kind,
        List.of("sh", "-c", script),
        Tree.EMPTY,
        Globs.NONE,
        Globs.of("out.txt"),
        limits,
        new TreeMap<>(),
        List.of());
  }

  private static SandboxRequest request(String kind, String script, Tree inputs, Limits limits) {
    return new SandboxRequest(
        Step.of("experiment/run_1"),
        kind,
        List.of("sh", "-c", script),
        inputs,
        Globs.NONE,
        Globs.of("out.txt"),
        limits,
        new TreeMap<>(),
        List.of());
  }

  /// A sandbox of this machine that only says a word.
  private record Echo(String word, String tier) implements Sandbox {
    Echo(String word) {
      this(word, "bubblewrap");
    }

    @Override
    public Execution run(SandboxRequest request) {
      return new Execution(new Exit.Exited(0), word, "", Duration.ZERO, Tree.EMPTY);
    }
  }
}
