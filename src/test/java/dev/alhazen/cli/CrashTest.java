package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Texts;
import dev.alhazen.journal.Event;
import dev.alhazen.journal.Journal;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `kill -9` in the middle of a stage, then `resume`: the files equal the replay of the same
/// journal, and nothing that was finished is done twice.
class CrashTest {
  private static final long PATIENCE_SECONDS = 180;

  @TempDir Path folder;

  @Test
  void aKilledStudyGoesOnWhereItStopped() throws Exception {
    killAt("experiment/run_1");
  }

  @Tag("crash")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "baseline",
        "ideas",
        "experiment/run_2",
        "figure",
        "write/results",
        "write/typeset",
        "improve"
      })
  void aStudyKilledInAnyStageGoesOnWhereItStopped(String stage) throws Exception {
    killAt(stage);
  }

  private void killAt(String stage) throws Exception {
    TinyTemplate.write(folder.resolve("coins"));
    Process process = alhazen("run", "coins", "--model=rehearsal", "--ideas=1", "--improve");
    awaitStep(process, stage);
    process.destroyForcibly().waitFor();

    Process resumed = alhazen("resume");
    assertThat(resumed.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(resumed.exitValue()).describedAs(output()).isZero();
    Process replayed = alhazen("replay");
    assertThat(replayed.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(replayed.exitValue()).describedAs(output()).isZero();
    assertNothingFinishedTwice();
  }

  /// Waits until a journal tells of a step that begins so.
  private void awaitStep(Process process, String stage) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (process.isAlive() && System.nanoTime() < deadline) {
      for (Path journal : journals()) {
        if (Texts.lenient(journal).contains("\"step\":\"" + stage)) {
          return;
        }
      }
      process.waitFor(10, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("never came to " + stage + ":\n" + output());
  }

  /// The journals of a study that another process is writing: nothing else of it is looked at.
  private List<Path> journals() throws IOException {
    List<Path> journals = new ArrayList<>();
    for (Path study : folders(folder.resolve("studies/coins"))) {
      journals.add(study.resolve("journal.jsonl"));
      folders(study).forEach(idea -> journals.add(idea.resolve("journal.jsonl")));
    }
    return journals.stream().filter(Files::exists).toList();
  }

  private static List<Path> folders(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(Files::isDirectory).toList();
    }
  }

  private void assertNothingFinishedTwice() {
    StudyFolder study =
        StudyFolder.all(folder.resolve("studies")).stream()
            .filter(s -> !s.root().toString().endsWith("-replay"))
            .findFirst()
            .orElseThrow();
    List<Path> journals = new ArrayList<>(List.of(study.journal()));
    study.investigations().forEach(i -> journals.add(i.journal()));
    for (Path journal : journals) {
      Set<String> seen = new HashSet<>();
      Journal.read(journal).stream()
          .map(entry -> entry.body())
          .filter(Event.Finished.class::isInstance)
          .map(Event.Finished.class::cast)
          .filter(finished -> finished.outcome() == Event.Outcome.DONE)
          .forEach(
              finished ->
                  assertThat(seen.add(finished.step() + " " + finished.input()))
                      .describedAs("%s finished twice", finished.step())
                      .isTrue());
    }
  }

  private Process alhazen(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-Duser.home=" + folder.resolve("home"));
    command.add("-Dalhazen.home=" + Path.of("").toAbsolutePath());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("output.txt").toFile()))
        .start();
  }

  private String output() {
    return Texts.lenient(folder.resolve("output.txt"));
  }
}
