package dev.alhazen.template.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The twin of grokking, with the Python that `ALHAZEN_PYTHON` names; it must have PyTorch.
@Tag("torch")
class GrokkingTwinTest {
  private static final Path PYTHON = Path.of("templates/python");

  @TempDir Path folder;

  @BeforeEach
  void aTemplatesFolder() throws IOException {
    for (Path from : List.of(PYTHON.resolve("common"), PYTHON.resolve("grokking"))) {
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, folder.resolve(file.getFileName()));
        }
      }
    }
  }

  @Test
  void trainsIsJudgedAndIsDrawn() throws Exception {
    python(0, "experiment.py", "--preset=smoke", "--seeds=2");
    JsonNode info = Json.read(folder.resolve("run_0/final_info.json"));
    for (String dataset : List.of("x_div_y", "x_minus_y", "x_plus_y", "permutation")) {
      assertThat(info.path(dataset).path("values").path("final_val_loss")).hasSize(2);
      assertThat(info.at("/%s/means/final_train_loss".formatted(dataset)).asDouble())
          .isBetween(1.0, Math.log(7));
    }
    Path answers = Path.of("x_minus_y/seed_0/answers.bin");
    byte[] first = Files.readAllBytes(folder.resolve("run_0").resolve(answers));
    python(0, "experiment.py", "--preset=smoke", "--seeds=1", "--out_dir=run_1");
    assertThat(folder.resolve("run_1").resolve(answers)).hasBinaryContent(first);
    python(0, "plot.py");
    assertThat(folder.resolve("figures/accuracy.pdf")).isNotEmptyFile();
    assertThat(folder.resolve("figures/loss.png")).isNotEmptyFile();
  }

  @Test
  void refusesToTellALearnerTheWholeTable() throws Exception {
    Path experiment = folder.resolve("experiment.py");
    Files.writeString(
        experiment,
        Files.readString(experiment)
            .replace(
                "        self.updates = 0\n",
                """
                        self.updates = 0
                        import datasets
                        datasets.table("x_plus_y", datasets.Extent(7, 3), 0.5, random, random)
                """));
    assertThat(python(2, "experiment.py", "--preset=smoke", "--seeds=1", "--workers=1"))
        .contains("the tables hold the answers; only the harness may read them");
  }

  @Test
  void refusesAnswersThatAreNotThoseOfTheProbabilities() throws Exception {
    python(0, "experiment.py", "--preset=smoke", "--seeds=1");
    Path answers = folder.resolve("run_0/x_plus_y/seed_0/answers.bin");
    byte[] changed = Files.readAllBytes(answers);
    changed[changed.length - 1] ^= 1;
    Files.write(answers, changed);
    assertThat(python(2, "harness.py", "--preset=smoke", "--seeds=1", "--stage=judge"))
        .contains("x_plus_y, seed 0: the last answers in answers.bin are not the most probable");
    Files.write(answers, Arrays.copyOf(changed, 5));
    assertThat(python(2, "harness.py", "--preset=smoke", "--seeds=1", "--stage=judge"))
        .contains("answers.bin must hold");
  }

  private String python(int code, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(PythonRunnerTest.python()));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isEqualTo(code);
    return output;
  }
}
