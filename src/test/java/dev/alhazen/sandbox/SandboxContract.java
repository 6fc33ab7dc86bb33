package dev.alhazen.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Digest;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// What every sandbox promises.
public abstract class SandboxContract extends SandboxFixture {
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
  void aMountMayBeSeenFromTheWorkingFolder() throws IOException {
    Path data = Files.createDirectories(temp.resolve("data"));
    Files.writeString(data.resolve("x"), "light\n");
    Tree inputs = tree(Map.of("a.txt", "one\n"));
    Execution execution =
        sandbox.run(
            request("cat ../../data/x a.txt > out", inputs)
                .mount(new Mount("data", data, "../../data"))
                .outputs("out")
                .build());
    assertThat(text(execution, "out")).isEqualTo("light\none\n");
    Execution inside =
        sandbox.run(
            request("cat sub/data/x > out", inputs)
                .mount(new Mount("data", data, "sub/data"))
                .outputs("**")
                .build());
    assertThat(inside.outputs().files()).containsOnlyKeys("a.txt", "out");
  }

  @Test
  void hasAWritableHomeAndTemporaryFolder() {
    assertThat(sandbox.run(request("echo 1 > $HOME/x && echo 2 > $TMPDIR/y").build()).exit())
        .isEqualTo(new Exit.Exited(0));
  }

  @Test
  void endsAtTheTimeLimitAndSaysSo() {
    Duration limit = Duration.ofSeconds(2);
    Execution execution =
        sandbox.run(
            request("echo begun; sleep 60 & sleep 60").limits(SMALL.withWall(limit)).build());
    assertThat(execution.exit()).isEqualTo(new Exit.TimedOut(limit));
    assertThat(execution.stdout()).isEqualTo("begun\n");
    assertThat(execution.wall()).isBetween(limit, Duration.ofSeconds(7));
  }

  @Test
  void endsAtTheMemoryLimitAndSaysSo() {
    Limits limits = new Limits(Duration.ofSeconds(30), 200L << 20, 50, 50L << 20);
    Execution execution =
        sandbox.run(request("head -c 2000m /dev/zero | tail -c 1000m").limits(limits).build());
    assertThat(execution.exit()).isEqualTo(new Exit.OutOfMemory(200L << 20));
  }

  @Test
  void endsWhatIsSilentForTooLongAndSaysSo() {
    Duration silence = Duration.ofMillis(800);
    Execution execution =
        sandbox.run(request("echo begun; sleep 30").limits(SMALL.withSilence(silence)).build());
    assertThat(execution.exit()).isEqualTo(new Exit.NoProgress(silence));
    assertThat(execution.stdout()).isEqualTo("begun\n");
    assertThat(execution.wall()).isBetween(silence, Duration.ofSeconds(10));
  }

  @Test
  void outputAndFilesOfTheWorkspaceAreSignsOfProgress() {
    Limits limits = SMALL.withSilence(Duration.ofMillis(2_500));
    String script =
        "sleep 1; echo out; sleep 1; echo err >&2; sleep 1; echo more >> file;"
            + " sleep 1; : > new; sleep 1; printf dot; sleep 1";
    assertThat(sandbox.run(request(script).limits(limits).build()).exit())
        .isEqualTo(new Exit.Exited(0));
  }

  @Test
  void endsAtTheLimitOfProcessorTimeOfAllProcessesTogether() {
    Duration limit = Duration.ofMillis(1_500);
    Execution execution =
        sandbox.run(
            request("(while :; do :; done) & (while :; do :; done) & wait")
                .limits(SMALL.withCpu(limit))
                .build());
    assertThat(execution.exit()).isEqualTo(new Exit.CpuExhausted(limit));
  }

  @Test
  void countsTheProcessorTimeOfProcessesThatEnded() {
    Duration limit = Duration.ofMillis(700);
    String many = "while :; do timeout 0.2 sh -c 'while :; do :; done'; done";
    assertThat(sandbox.run(request(many).limits(SMALL.withCpu(limit)).build()).exit())
        .isEqualTo(new Exit.CpuExhausted(limit));
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
  void keepsTheWholeLogWhereItIsLong() throws IOException {
    Execution execution =
        sandbox.run(request("seq 100000; echo problem >&2; seq 100001 200000").build());
    Path blob = blobs.path(execution.log().orElseThrow());
    List<String> lines;
    try (GZIPInputStream log = new GZIPInputStream(Files.newInputStream(blob))) {
      lines = new String(log.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    assertThat(lines).hasSize(200_001).contains("1", "77777", "200000", "problem");
    assertThat(Files.size(blob)).isLessThan(700_000);
    assertThat(sandbox.run(request("seq 1000").build()).log()).isEmpty();
  }

  @Test
  void endlessErrorsCostNeitherMemoryNorSpeed() {
    Runtime memory = Runtime.getRuntime();
    memory.gc();
    long before = memory.totalMemory() - memory.freeMemory();
    Execution execution =
        sandbox.run(request("yes 'line after line' | head -c 100m >&2; echo end >&2").build());
    memory.gc();
    assertThat(execution.exit()).isEqualTo(new Exit.Exited(0));
    assertThat(execution.stderr()).endsWith("end\n").contains("bytes left out");
    assertThat(execution.wall()).isLessThan(Duration.ofSeconds(10));
    assertThat(memory.totalMemory() - memory.freeMemory() - before).isLessThan(8L << 20);
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
}
