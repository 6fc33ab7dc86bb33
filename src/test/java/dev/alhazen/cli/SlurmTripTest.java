package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Texts;
import dev.alhazen.journal.Event;
import dev.alhazen.journal.Journal;
import dev.alhazen.sandbox.slurm.NodeProgram;
import dev.alhazen.sandbox.slurm.SlurmCluster;
import dev.alhazen.study.StudyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Studies whose experiments run as jobs of a real Slurm.
@Timeout(300)
class SlurmTripTest {
  private static final long PATIENCE_SECONDS = 180;

  @TempDir static Path shared;
  private static SlurmCluster cluster;
  private static Path program;

  @TempDir Path folder;

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

  @Test
  void aProgramKilledWhileAJobRunsComesBackToItAndNothingRunsTwice() throws Exception {
    long already = cluster.submissions();
    template(4);
    Process process = run();
    await(process, () -> journals().contains("\"kind\":\"slurm-job\"") && isRunning());
    process.destroyForcibly().waitFor();
    long before = cluster.submissions() - already;

    Process resumed = alhazen("resume");
    assertThat(resumed.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(resumed.exitValue()).describedAs(output()).isZero();
    // Three seeds of the baseline, and three of the one run: none was submitted twice.
    assertThat(before).isEqualTo(3);
    assertThat(cluster.submissions() - already).isEqualTo(6);
    assertNothingFinishedTwice();
    assertThat(Files.exists(study().root().resolve(".slurm"))).isFalse();

    Process replayed = alhazen("replay");
    assertThat(replayed.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(replayed.exitValue()).describedAs(output()).isZero();
  }

  @Test
  void anInterruptLeavesTheJobsAndAResumeTakesTheirResults() throws Exception {
    long already = cluster.submissions();
    template(6);
    Process process = run();
    await(process, () -> journals().contains("\"kind\":\"slurm-job\"") && isRunning());
    new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(75);
    assertThat(output()).contains("go on in Slurm: 3").contains("alhazen resume");
    assertThat(cluster.words("squeue", "-h", "-t", "RUNNING").lines()).hasSize(3);

    assertThat(alhazen("resume").waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(cluster.submissions() - already).isEqualTo(6);
    assertNothingFinishedTwice();
  }

  @Test
  void aWrongPartitionIsTheUsersToMendAndAResumeTakesTheRightOne() throws Exception {
    template(0);
    Process refused = run("--slurm-partition=nosuch");
    assertThat(refused.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(refused.exitValue()).isEqualTo(78);
    assertThat(output()).contains("Invalid partition").contains("Check --slurm-partition");

    Process resumed = alhazen("resume", "--slurm-partition=main");
    assertThat(resumed.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(resumed.exitValue()).describedAs(output()).isZero();
  }

  @Test
  void theDoctorTriesOutTheClusterWithAJob() {
    Shell shell = new Shell(folder);
    cluster.environment().forEach(shell::with);
    int code =
        shell.run(
            "doctor",
            "--executor=slurm",
            "--slurm-alhazen=" + program,
            "--slurm-probe",
            "--slurm-partition=main");
    assertThat(shell.out())
        .contains("slurm-wlm 2")
        .contains("main")
        .contains("to start at")
        .contains("a node's sandbox")
        .contains("bubblewrap; a job ran in it");
    assertThat(code).isIn(0, 69);
    shell.run("doctor", "--executor=slurm", "--slurm-partition=nosuch");
    assertThat(shell.out()).contains("Check --slurm-partition");
  }

  private Process run(String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("experiment", "coins", "--model=rehearsal"));
    words.addAll(List.of("--ideas=1", "--runs=1", "--confirm-seeds=0", "--executor=slurm"));
    words.add("--slurm-alhazen=" + program);
    words.addAll(List.of(more));
    return alhazen(words.toArray(String[]::new));
  }

  /// @param seconds that each run takes
  private void template(int seconds) throws IOException {
    Path file = TinyTemplate.write(folder.resolve("coins")).resolve("experiment.py");
    Files.writeString(
        file, Texts.read(file) + "\nimport time\ntime.sleep(%d)\n".formatted(seconds));
  }

  private boolean isRunning() {
    return cluster.words("squeue", "-h", "-t", "RUNNING").lines().count() == 3;
  }

  private void await(Process process, java.util.function.BooleanSupplier condition)
      throws Exception {
    cluster.await(
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("it ended:\n" + output());
          }
          return condition.getAsBoolean();
        },
        PATIENCE_SECONDS);
  }

  private StudyFolder study() {
    return StudyFolder.all(folder.resolve("studies")).getLast();
  }

  private String journals() {
    Path studies = folder.resolve("studies");
    if (!Files.isDirectory(studies)) {
      return "";
    }
    try (Stream<Path> all = Files.find(studies, 4, (path, _) -> path.endsWith("journal.jsonl"))) {
      return all.map(Texts::lenient).reduce("", String::concat);
    } catch (IOException | java.io.UncheckedIOException e) {
      return ""; // Files come and go under its eyes.
    }
  }

  private void assertNothingFinishedTwice() {
    List<Path> journals = new ArrayList<>(List.of(study().journal()));
    study().investigations().forEach(it -> journals.add(it.journal()));
    for (Path journal : journals) {
      Set<String> seen = new HashSet<>();
      Journal.read(journal).stream()
          .map(entry -> entry.body())
          .filter(Event.Finished.class::isInstance)
          .map(Event.Finished.class::cast)
          .filter(finished -> finished.outcome() == Event.Outcome.DONE)
          .forEach(finished -> assertThat(seen.add(finished.step().path())).isTrue());
    }
  }

  private Process alhazen(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("output.txt").toFile()));
    builder.environment().putAll(cluster.environment());
    builder.environment().put("ALHAZEN_LITERATURE", "library");
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    return builder.start();
  }

  private String output() {
    return Texts.lenient(folder.resolve("output.txt"));
  }
}
