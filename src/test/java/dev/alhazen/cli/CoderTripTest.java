package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Texts;
import dev.alhazen.journal.Event;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.rehearsal.RehearsalServer;
import dev.alhazen.study.InvestigationFolder;
import dev.alhazen.study.StudyFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A study whose code is changed by a program of someone else's.
class CoderTripTest {
  /// An agent in a few lines: it asks the model once and takes the file from the reply.
  private static final String AGENT =
      """
      import json, os, sys, urllib.request
      body = {"model": "gpt", "messages": [{"role": "user", "content": open(sys.argv[1]).read()}]}
      request = urllib.request.Request(
          os.environ["OPENAI_BASE_URL"] + "/chat/completions", data=json.dumps(body).encode(),
          headers={"Content-Type": "application/json"})
      with urllib.request.urlopen(request) as reply:
          text = json.load(reply)["choices"][0]["message"]["content"]
      open(sys.argv[2], "w").write(text.split("```")[1].lstrip())
      """;

  @TempDir Path folder;
  private Shell shell;
  private CodingModel model;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    Path template = TinyTemplate.write(folder.resolve("coins"));
    model =
        new CodingModel(
            Texts.read(template.resolve("experiment.py")).replace("range(500)", "range(2000)"));
    AtomicFiles.write(folder.resolve("agent.py"), AGENT);
  }

  @Test
  void aProgramOfTheUsersOwnChangesTheCodeAndTheStudyReplaysWithoutIt() {
    String agent = folder.resolve("agent.py").toString();
    try (RehearsalServer server = new RehearsalServer(model, 0)) {
      assertThat(
              shell.run(
                  "experiment",
                  "coins",
                  "--model=local/any",
                  "--base-url=" + server.baseUrl(),
                  "--ideas=1",
                  "--runs=1",
                  "--coder=/usr/bin/python3 %s {prompt_file} {files}".formatted(agent),
                  "--mount=" + agent))
          .describedAs(shell.out() + shell.err())
          .isZero();
      assertThat(Texts.read(investigation().workspace().resolve("run_1.py")))
          .contains("range(2000)");
      assertThat(steps())
          .contains("experiment/run_1/edit#1/call#1", "experiment/run_1/edit#1")
          .doesNotHaveDuplicates();
      assertThat(Texts.read(study().root().resolve("study.json"))).contains("agent.py");
      List<String> before = steps();
      assertThat(shell.run("resume")).describedAs(shell.out() + shell.err()).isZero();
      assertThat(steps()).isEqualTo(before);
    }
    assertThat(model.coded()).hasSize(1);
    assertThat(shell.run("replay")).describedAs(shell.out() + shell.err()).isZero();
    assertThat(shell.out()).contains("0 are not");
  }

  @Test
  void aCoderThatCannotWorkIsRefusedBeforeAnythingIsMade() {
    shell.with("PATH", "/usr/bin:/bin");
    assertThat(shell.run("run", "coins", "--model=rehearsal", "--coder=true")).isEqualTo(78);
    assertThat(shell.err()).contains("--coder builtin");
    assertThat(run("--coder=claude")).isEqualTo(78);
    assertThat(shell.err()).contains("Anthropic's protocol only");
    assertThat(run("--coder=aider")).isEqualTo(69);
    assertThat(shell.err()).contains("pipx install aider-chat");
    assertThat(run("--coder=./agent.sh {files}")).isEqualTo(64);
    assertThat(run("--coder= ")).isEqualTo(64);
    assertThat(folder.resolve("studies")).doesNotExist();
  }

  @Test
  void doctorNamesTheCodersOfThisMachine() {
    shell.with("PATH", "/usr/bin:/bin");
    shell.run("doctor");
    assertThat(shell.out()).contains("aider", "claude", "codex", "--coder codex");
  }

  private int run(String coder) {
    return shell.run(
        "run", "coins", "--model=local/any", "--base-url=http://127.0.0.1:1/v1", coder);
  }

  private StudyFolder study() {
    return StudyFolder.all(folder.resolve("studies")).getFirst();
  }

  private InvestigationFolder investigation() {
    return study().investigations().getFirst();
  }

  private List<String> steps() {
    return Journal.read(investigation().journal()).stream()
        .flatMap(entry -> entry.body() instanceof Event.Finished it ? Stream.of(it) : Stream.of())
        .map(finished -> finished.step().path())
        .toList();
  }
}
