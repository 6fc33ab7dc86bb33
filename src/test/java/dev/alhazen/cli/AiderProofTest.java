package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Texts;
import dev.alhazen.journal.Event;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.rehearsal.RehearsalServer;
import dev.alhazen.study.InvestigationFolder;
import dev.alhazen.study.StudyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Aider itself, from PyPI, in a virtual environment that is made once below `target/`: some 400 MB
/// and minutes, so outside of the usual tests (`make proof-aider`).
@Tag("aider")
class AiderProofTest {
  private static final String VERSION = "0.86.2";
  private static final Path ENVIRONMENT = Path.of("target/proof-aider/venv").toAbsolutePath();

  @TempDir Path folder;
  private Shell shell;
  private CodingModel model;

  @BeforeAll
  static void install() throws Exception {
    if (!Files.isExecutable(ENVIRONMENT.resolve("bin/aider"))) {
      run("python3", "-m", "venv", ENVIRONMENT.toString());
      run(ENVIRONMENT.resolve("bin/pip").toString(), "install", "-q", "aider-chat==" + VERSION);
    }
  }

  @BeforeEach
  void open() {
    shell =
        new Shell(folder).with("PATH", ENVIRONMENT.resolve("bin") + ":" + System.getenv("PATH"));
    Path template = TinyTemplate.write(folder.resolve("coins"));
    model =
        new CodingModel(
            Texts.read(template.resolve("experiment.py")).replace("range(500)", "range(2000)"));
  }

  @Test
  void aiderChangesTheCodeThroughTheGateway() {
    try (RehearsalServer server = new RehearsalServer(model, 0)) {
      assertThat(experiment(server)).describedAs(shell.out() + shell.err()).isZero();
    }
    InvestigationFolder investigation = investigation();
    assertThat(Texts.read(investigation.workspace().resolve("run_1.py"))).contains("range(2000)");
    assertThat(investigation.workspace().resolve(".aider.chat.history.md")).doesNotExist();
    Event.Finished coder = finished(investigation, "experiment/run_1/edit#1");
    assertThat(coder.millis()).isLessThan(Duration.ofMinutes(2).toMillis());
    assertThat(finished(investigation, "experiment/run_1/edit#1/call#1").tokens().input())
        .isEqualTo(900);
    assertThat(model.coded().getFirst()).contains("Make this change, and only this", "coin");
    assertThat(shell.run("replay")).describedAs(shell.out() + shell.err()).isZero();
    assertThat(shell.out()).contains("0 are not");
  }

  @Test
  void aiderEndsSoonWhereTheBudgetEnds() {
    long begun = System.nanoTime();
    try (RehearsalServer server = new RehearsalServer(model, 0)) {
      int code =
          shell.run(
              "experiment",
              "coins",
              "--model=rehearsal",
              "--coder-model=local/paid",
              "--price=local/paid=10,1000",
              "--budget=0.12",
              "--base-url=" + server.baseUrl(),
              "--ideas=1",
              "--runs=1",
              "--coder=aider");
      assertThat(code).describedAs(shell.out() + shell.err()).isEqualTo(75);
    }
    assertThat(shell.err()).contains("--budget");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(2));
  }

  @Test
  void doctorTellsItsVersion() {
    shell.run("doctor");
    assertThat(shell.out()).contains("aider " + VERSION);
  }

  private int experiment(RehearsalServer server) {
    return shell.run(
        "experiment",
        "coins",
        "--model=local/any",
        "--base-url=" + server.baseUrl(),
        "--ideas=1",
        "--runs=1",
        "--coder=aider");
  }

  private InvestigationFolder investigation() {
    return StudyFolder.all(folder.resolve("studies")).getFirst().investigations().getFirst();
  }

  private static Event.Finished finished(InvestigationFolder investigation, String step) {
    return Journal.read(investigation.journal()).stream()
        .map(entry -> entry.body())
        .filter(Event.Finished.class::isInstance)
        .map(Event.Finished.class::cast)
        .filter(finished -> finished.step().path().equals(step))
        .findFirst()
        .orElseThrow();
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(command)).inheritIO().start();
    assertThat(process.waitFor()).describedAs(String.join(" ", command)).isZero();
  }
}
