package dev.alhazen.template.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The twin of diffusion2d, with the Python that `ALHAZEN_PYTHON` names; it must have PyTorch.
@Tag("torch")
class DiffusionTwinTest {
  private static final Path PYTHON = Path.of("templates/python");
  private static final Path JAVA = Path.of("templates/diffusion2d");

  @TempDir Path folder;

  @BeforeEach
  void aTemplatesFolder() throws IOException {
    for (Path from : List.of(PYTHON.resolve("common"), PYTHON.resolve("diffusion2d"))) {
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, folder.resolve(file.getFileName()));
        }
      }
    }
  }

  @Test
  void trainsIsJudgedAndIsDrawn() throws Exception {
    run(PythonRunnerTest.python(), "experiment.py", "--preset=smoke", "--seeds=2");
    JsonNode info = Json.read(folder.resolve("run_0/final_info.json"));
    for (String dataset : List.of("circle", "dino", "line", "moons")) {
      assertThat(info.path(dataset).path("values").path("kl_divergence")).hasSize(2);
      assertThat(info.at("/%s/means/eval_loss".formatted(dataset)).asDouble()).isBetween(0.3, 1.2);
    }
    String first = Files.readString(folder.resolve("run_0/dino/seed_0/samples.csv"));
    run(
        PythonRunnerTest.python(),
        "experiment.py",
        "--preset=smoke",
        "--seeds=1",
        "--out_dir=run_1");
    assertThat(folder.resolve("run_1/dino/seed_0/samples.csv")).hasContent(first);
    run(PythonRunnerTest.python(), "plot.py");
    assertThat(folder.resolve("figures/samples.pdf")).isNotEmptyFile();
    assertThat(folder.resolve("figures/training_loss.png")).isNotEmptyFile();
  }

  @Test
  void refusesSamplesThatAreCopiedFromTheData() throws Exception {
    run(PythonRunnerTest.python(), "experiment.py", "--preset=smoke", "--seeds=1");
    String copy =
        "import datasets, store, pathlib; store.write_table(pathlib.Path('run_0/dino/seed_0/samples.csv'),"
            + " datasets.training('dino', 2000)[:200])";
    run(PythonRunnerTest.python(), "-c", copy);
    assertThat(
            end(
                PythonRunnerTest.python(),
                "harness.py",
                "--preset=smoke",
                "--seeds=1",
                "--stage=judge"))
        .contains("of 200 samples are points of the data set, digit for digit");
  }

  @Test
  void measuresTheSameDivergenceAsInJava() throws Exception {
    points("real.csv", 700, 1);
    points("generated.csv", 300, 2);
    Files.copy(JAVA.resolve("Metrics.java"), folder.resolve("Metrics.java"));
    Files.writeString(
        folder.resolve("Try.java"),
        """
        final class Try {
            public static void main(String[] args) throws Exception {
                System.out.println(Metrics.divergence(read("real.csv"), read("generated.csv")));
            }

            private static float[][] read(String file) throws Exception {
                return java.nio.file.Files.readAllLines(java.nio.file.Path.of(file)).stream().map(line -> line.split(","))
                        .map(cells -> new float[] {Float.parseFloat(cells[0]), Float.parseFloat(cells[1])}).toArray(float[][]::new);
            }
        }
        """);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String ours =
        "import metrics, store, pathlib; print(metrics.divergence(*(store.read_table(pathlib.Path(name), None, 2)"
            + " for name in ('real.csv', 'generated.csv'))))";
    assertThat(Double.parseDouble(run(PythonRunnerTest.python(), "-c", ours)))
        .isCloseTo(
            Double.parseDouble(run(java, "Try.java")), org.assertj.core.data.Offset.offset(1e-5));
  }

  private void points(String file, int count, long seed) throws IOException {
    Random random = new Random(seed);
    Files.writeString(
        folder.resolve(file),
        IntStream.range(0, count)
            .mapToObj(_ -> random.nextFloat() + "," + random.nextFloat())
            .collect(Collectors.joining("\n")));
  }

  private String run(String... words) throws Exception {
    Process process = start(words);
    String output = output(process);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private String end(String... words) throws Exception {
    Process process = start(words);
    String output = output(process);
    assertThat(process.waitFor()).isEqualTo(2);
    return output;
  }

  private Process start(String... words) throws IOException {
    return new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
  }

  private static String output(Process process) throws IOException {
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
