package dev.alhazen.template.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.template.Environment;
import dev.alhazen.template.Template;
import dev.alhazen.template.TemplateCopy;
import dev.alhazen.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The network of the template `sketch_rnn`, in a copy that runs by hand.
@Tag("torch")
class SketchRnnNetworkTest {
  private static final Path FACTS =
      Path.of("src/test/resources/dev/alhazen/template/builtin/sketchrnn/Facts.java");

  @TempDir Path temp;
  private Path copy;

  @BeforeEach
  void copy() throws IOException {
    copy = temp.resolve("copy");
    Template template = new Templates(List.of(Path.of("templates"))).find("sketch_rnn");
    Environment.Tools tools =
        new Environment.Tools(Path.of(System.getProperty("java.home")), "python3");
    Environment environment = new Environment(Path.of("target/environments"), tools, _ -> {});
    TemplateCopy.write(template, environment.prepare(template), copy);
  }

  @Test
  void isWhatTheFormulasSay() throws Exception {
    Files.copy(FACTS, copy.resolve("Facts.java"));
    assertThat(run("Facts.java")).matches("(?s).*\\d{2,} checks passed\\s*");
  }

  @Test
  void learnsTheSameAgainAndDraws() throws Exception {
    run("Experiment.java", "--out_dir=run_0", "--preset=smoke", "--seeds=1");
    run("Experiment.java", "--out_dir=run_1", "--preset=smoke", "--seeds=1");
    for (String file : List.of("losses.csv", "validation.csv", "generated.csv")) {
      assertThat(copy.resolve("run_1/snail/seed_0").resolve(file))
          .hasSameTextualContentAs(copy.resolve("run_0/snail/seed_0").resolve(file));
    }
    run("Plot.java");
    assertThat(copy.resolve("figures")).isDirectoryContaining("glob:**/generated.pdf");
    assertThat(copy.resolve("figures")).isDirectoryContaining("glob:**/reconstructed.png");
  }

  private String run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@java.args");
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).directory(copy.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
