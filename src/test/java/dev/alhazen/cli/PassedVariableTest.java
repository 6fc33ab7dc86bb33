package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassedVariableTest {
  @TempDir Path folder;

  @Test
  void aPassedVariableReachesTheExperimentAndNoFileOfTheStudy() throws Exception {
    Path template = TinyTemplate.write(folder.resolve("coins"));
    Path experiment = template.resolve("experiment.py");
    AtomicFiles.write(
        experiment,
        "import os\nassert len(os.environ['COIN_KEY']) == 12\n" + Texts.read(experiment));
    Shell shell = new Shell(folder).with("COIN_KEY", "tr0ub4dor&3x");
    assertThat(
            shell.run(
                "experiment", "coins", "--model=rehearsal", "--ideas=1", "--pass-env=COIN_KEY"))
        .describedAs(shell.out() + shell.err())
        .isZero();
    try (Stream<Path> files = Files.walk(folder.resolve("studies"))) {
      assertThat(files.filter(Files::isRegularFile))
          .noneMatch(file -> Texts.lenient(file).contains("tr0ub4dor&3x"));
    }
    assertThat(shell.run("replay")).describedAs(shell.out() + shell.err()).isZero();
  }
}
