package dev.alhazen.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Step;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every sandbox promises.
public abstract class SandboxContract {
  protected static final Limits SMALL =
      new Limits(Duration.ofSeconds(20), 1L << 30, 200, 50L << 20);

  @TempDir protected Path temp;
  protected Blobs blobs;
  protected Sandbox sandbox;

  protected abstract Sandbox make(Path scratch, Blobs blobs);

  @BeforeEach
  void setUp() {
    blobs = new Blobs(temp.resolve("blobs"));
    sandbox = make(temp.resolve("scratch"), blobs);
  }

  @Test
  void runsOnItsInputsAndCollectsTheDeclaredOutputs() {
    Tree inputs = tree(Map.of("in/a.txt", "one\n", "b.txt", "two\n"));
    Execution execution =
        sandbox.run(
            request("mkdir run_1; cat in/a.txt b.txt > run_1/all.txt; echo x > other", inputs)
                .outputs("run_*/**")
                .build());
    assertThat(execution.exit()).isEqualTo(new Exit.Exited(0));
    assertThat(execution.outputs().files()).containsOnlyKeys("run_1/all.txt");
    assertThat(text(execution, "run_1/all.txt")).isEqualTo("one\ntwo\n");
  }

  @Test
  void reportsOutputsAndExitCodeOfAFailure() {
    Execution execution =
        sandbox.run(request("echo out; echo err >&2; echo part > r; exit 7").outputs("r").build());
    assertThat(execution.exit()).isEqualTo(new Exit.Exited(7));
    assertThat(execution.stdout()).isEqualTo("out\n");
    assertThat(execution.stderr()).isEqualTo("err\n");
    assertThat(text(execution, "r")).isEqualTo("part\n");
  }

  @Test
  void reportsTheSignalThatEndedIt() {
    assertThat(sandbox.run(request("kill -SEGV $$").build()).exit())
        .isEqualTo(new Exit.Exited(139));
  }

  @Test
  void aMissingProgramIsAFailureOfTheCommandNotOfTheSandbox() {
    Execution execution = sandbox.run(request("no-such-program").build());
    assertThat(execution.exit()).isEqualTo(new Exit.Exited(127));
    Execution direct = sandbox.run(new Request(List.of("no-such-program"), Tree.EMPTY).build());
    assertThat(direct.exit().isSuccess()).isFalse();
  }

  @Test
  void seesAMinimalEnvironment() {
    Execution execution =
        sandbox.run(request("env | cut -d= -f1 | sort").with("ALHAZEN_SEED", "3").build());
    assertThat(
            execution
                .stdout()
                .lines()
                .filter(name -> !List.of("PWD", "OLDPWD", "SHLVL", "_").contains(name)))
        .containsExactly("ALHAZEN_SEED", "HOME", "LANG", "PATH", "TMPDIR");
  }

  @Test
  void hasAWritableHomeAndTemporaryFolder() {
    assertThat(sandbox.run(request("echo 1 > $HOME/x && echo 2 > $TMPDIR/y").build()).exit())
        .isEqualTo(new Exit.Exited(0));
  }

  @Test
  void endsAtTheTimeLimitAndSaysSo() {
    Duration limit = Duration.ofMillis(700);
    Execution execution =
        sandbox.run(
            request("echo begun; sleep 60 & sleep 60").limits(SMALL.withWall(limit)).build());
    assertThat(execution.exit()).isEqualTo(new Exit.TimedOut(limit));
    assertThat(execution.stdout()).isEqualTo("begun\n");
    assertThat(execution.wall()).isBetween(limit, Duration.ofSeconds(5));
  }

  @Test
  void endsAtTheMemoryLimitAndSaysSo() {
    Limits limits = new Limits(Duration.ofSeconds(30), 200L << 20, 50, 50L << 20);
    Execution execution =
        sandbox.run(request("head -c 2000m /dev/zero | tail -c 1000m").limits(limits).build());
    assertThat(execution.exit()).isEqualTo(new Exit.OutOfMemory(200L << 20));
  }

  @Test
  void endsAtTheDiskLimitAndSaysSo() {
    Limits limits = new Limits(Duration.ofSeconds(30), 1L << 30, 50, 20L << 20);
    Execution execution =
        sandbox.run(
            request("i=0; while :; do head -c 1m /dev/zero > f$i; i=$((i+1)); done")
                .limits(limits)
                .build());
    assertThat(execution.exit()).isEqualTo(new Exit.DiskFull(20L << 20));
  }

  @Test
  void killsWhatTheCommandLeavesRunning() throws Exception {
    String mark = "3" + Math.abs(temp.hashCode() % 100_000) + "77";
    sandbox.run(request("sleep " + mark + " > /dev/null 2>&1 & echo done").build());
    assertThat(running("sleep " + mark)).isFalse();
  }

  @Test
  void boundsTheOutput() {
    Execution execution =
        sandbox.run(request("echo first; yes | head -c 100000000; echo last").build());
    assertThat(execution.stdout()).startsWith("first\n").endsWith("last\n").contains("left out");
    assertThat(execution.stdout().length()).isLessThanOrEqualTo(16_384);
  }

  @Test
  void neverReturnsSymbolicLinksOrSpecialFiles() {
    Execution execution =
        sandbox.run(
            request("ln -s /etc/passwd l; ln -s /etc d; mkfifo p; echo 1 > ok")
                .outputs("**")
                .build());
    assertThat(execution.outputs().files()).containsOnlyKeys("ok");
  }

  @Test
  void neverReturnsAProtectedFile() {
    Execution execution =
        sandbox.run(
            request(
                    "echo cheat > judge/Harness.java; echo 1 > judge/new",
                    tree(Map.of("judge/Harness.java", "fair")))
                .readOnly("judge/Harness.java")
                .outputs("**")
                .build());
    assertThat(execution.outputs().files()).containsOnlyKeys("judge/new");
  }

  @Test
  void leavesTheBlobsOfItsInputsAlone() {
    Tree inputs = tree(Map.of("a", "x".repeat(100)));
    sandbox.run(request("echo changed > a; chmod 777 a", inputs).build());
    assertThat(text(inputs, "a")).isEqualTo("x".repeat(100));
  }

  @Test
  void keepsABoundedNumberOfOutputsAndSaysSo() {
    Execution execution =
        sandbox.run(
            request("i=0; while [ $i -lt 5003 ]; do : > f$i; i=$((i+1)); done")
                .outputs("*")
                .build());
    assertThat(execution.outputs().files()).hasSize(5_000);
    assertThat(execution.stderr()).contains("3 output files were not kept");
  }

  @Test
  void refusesAnInputThatWasChangedOnDisk() throws IOException {
    Tree inputs = tree(Map.of("a", "right"));
    Files.writeString(blobs.path(Digest.of("right")), "wrong");
    SandboxRequest request = request("cat a", inputs).build();
    assertThatThrownBy(() -> sandbox.run(request))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("changed on disk");
  }

  @Test
  void seesMountsByTheirTarget() throws IOException {
    Path source = temp.resolve("data");
    Files.createDirectories(source);
    Files.writeString(source.resolve("x.txt"), "mounted\n");
    Mount mount = new Mount("data", source, "/data/set");
    Execution execution = sandbox.run(request("cat /data/set/x.txt").mount(mount).build());
    assertThat(execution.stdout()).isEqualTo("mounted\n");
  }

  @Test
  void deletesItsStagingFolder() throws IOException {
    sandbox.run(request("mkdir -p a/b; chmod 000 a/b; chmod 000 a").build());
    try (Stream<Path> files = Files.walk(temp.resolve("scratch"))) {
      assertThat(files.filter(path -> path.endsWith("work"))).isEmpty();
    }
  }

  @Test
  void namesWithSpacesComeBackAndImpossibleOnesDoNot() {
    Execution execution =
        sandbox.run(request("echo 1 > 'a b.txt'; echo 2 > 'a\\b'").outputs("*").build());
    assertThat(execution.outputs().files()).containsOnlyKeys("a b.txt");
  }

  @Test
  void runsManyAtOnce() {
    List<String> replies =
        Stream.of("1", "2", "3", "4")
            .parallel()
            .map(n -> sandbox.run(request("sleep 0.2; echo " + n).build()).stdout())
            .toList();
    assertThat(replies).containsExactly("1\n", "2\n", "3\n", "4\n");
  }

  protected static boolean running(String commandLine) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.map(process -> process.resolve("cmdline"))
          .filter(Files::isReadable)
          .anyMatch(file -> commandLine(file).equals(commandLine));
    }
  }

  private static String commandLine(Path file) {
    try {
      return Files.readString(file).replace('\0', ' ').strip();
    } catch (IOException e) {
      return "";
    }
  }

  protected Tree tree(Map<String, String> texts) {
    TreeMap<String, Digest> files = new TreeMap<>();
    texts.forEach((path, text) -> files.put(path, blobs.put(text)));
    return new Tree(files);
  }

  protected String text(Execution execution, String path) {
    return text(execution.outputs(), path);
  }

  private String text(Tree tree, String path) {
    return blobs.text(Objects.requireNonNull(tree.files().get(path), path));
  }

  protected static Request request(String script) {
    return request(script, Tree.EMPTY);
  }

  protected static Request request(String script, Tree inputs) {
    return new Request(List.of("sh", "-c", script), inputs);
  }

  /// A request in the making.
  protected static final class Request {
    private final List<String> command;
    private final Tree inputs;
    private Globs readOnly = Globs.NONE;
    private Globs outputs = Globs.NONE;
    private Limits limits = SMALL;
    private final TreeMap<String, String> environment = new TreeMap<>();
    private List<Mount> mounts = List.of();

    Request(List<String> command, Tree inputs) {
      this.command = command;
      this.inputs = inputs;
    }

    public Request outputs(String glob) {
      outputs = Globs.of(glob);
      return this;
    }

    public Request readOnly(String glob) {
      readOnly = Globs.of(glob);
      return this;
    }

    public Request limits(Limits other) {
      limits = other;
      return this;
    }

    public Request with(String name, String value) {
      environment.put(name, value);
      return this;
    }

    public Request mount(Mount mount) {
      mounts = List.of(mount);
      return this;
    }

    public SandboxRequest build() {
      return new SandboxRequest(
          Step.of("test"), "run", command, inputs, readOnly, outputs, limits, environment, mounts);
    }
  }
}
