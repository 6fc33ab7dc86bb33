package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.study.InvestigationFolder;
import dev.alhazen.study.StudyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The plainest PyTorch script, with PyTorch fetched as its `requirements.txt` says. `make
/// proof-torch` runs it.
class TorchTripTest {
  private static final Path TEMPLATE = Path.of("src/test/resources/dev/alhazen/cli/torch");

  @TempDir Path folder;

  @Test
  @Tag("heavy")
  void aPlainScriptInPyTorchGoesFromItsRequirementsToAPaper() throws IOException {
    Path sine = Files.createDirectories(folder.resolve("sine"));
    try (Stream<Path> files = Files.list(TEMPLATE)) {
      for (Path file : files.toList()) {
        Files.copy(file, sine.resolve(file.getFileName()));
      }
    }
    Shell shell = new Shell(folder);
    assertThat(shell.run("template", "baseline", "sine"))
        .describedAs(shell.out() + shell.err())
        .isZero();
    assertThat(shell.run("template", "check", "sine")).describedAs(shell.out()).isZero();
    assertThat(shell.run("run", "sine", "--model=rehearsal", "--ideas=1"))
        .describedAs(shell.out() + shell.err())
        .isZero();
    List<InvestigationFolder> ideas =
        StudyFolder.all(folder.resolve("studies")).getFirst().investigations();
    Path workspace = ideas.getFirst().workspace();
    assertThat(Json.read(workspace.resolve("run_2/final_info.json")).at("/sine/means").size())
        .isEqualTo(3);
    assertThat(workspace.resolve("figures/train_loss.png")).isNotEmptyFile();
    assertThat(ideas.getFirst().paper().resolve("paper.pdf")).isNotEmptyFile();
    assertThat(shell.run("replay")).describedAs(shell.out() + shell.err()).isZero();
  }
}
