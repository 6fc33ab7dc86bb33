package dev.alhazen.template.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.template.Environment;
import dev.alhazen.template.Template;
import dev.alhazen.template.TemplateCopy;
import dev.alhazen.template.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The network of the template `mobilenetv3`, and its twin in Python.
@Tag("torch")
class MobileNetTorchTest {
  private static final Path PYTHON = Path.of("templates/python");
  private static final Path FACTS =
      Path.of("src/test/resources/dev/alhazen/template/builtin/mobilenetv3/NetworkFacts.java");

  @TempDir Path temp;

  @Test
  void theNetworkComputesWhatLoopsCompute() throws Exception {
    Template template = new Templates(List.of(Path.of("templates"))).find("mobilenetv3");
    Environment.Tools tools =
        new Environment.Tools(Path.of(System.getProperty("java.home")), "python3");
    Environment environment = new Environment(Path.of("target/environments"), tools, _ -> {});
    Path folder = temp.resolve("copy");
    TemplateCopy.write(template, environment.prepare(template), folder);
    Files.copy(FACTS, folder.resolve("NetworkFacts.java"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    assertThat(run(folder, java, "@java.args", "NetworkFacts.java")).contains("36 checks passed");
    run(folder, java, "@java.args", "Experiment.java", "--preset=smoke", "--seeds=1");
    run(folder, java, "@java.args", "Plot.java");
    assertThat(folder.resolve("figures/examples_shapes_run_0.pdf")).isNotEmptyFile();
  }

  @Test
  void theTwinTrainsOnTheSamePictures() throws Exception {
    for (Path from : List.of(PYTHON.resolve("common"), PYTHON.resolve("mobilenetv3"))) {
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, temp.resolve(file.getFileName()));
        }
      }
    }
    String digest =
        "import shapes, zlib; p = shapes.draw(1, 16, 256);"
            + " print(sum(zlib.crc32(x.tobytes()) for x in p.pixels[:64]), p.labels.sum())";
    assertThat(run(temp, PythonRunnerTest.python(), "-c", digest)).contains("128650255050 1222");
    run(temp, PythonRunnerTest.python(), "experiment.py", "--preset=smoke", "--seeds=1");
    assertThat(temp.resolve("run_0/final_info.json"))
        .content()
        .contains("\"parameters\": 1594.0", "\"multiply_adds\": 114336.0");
    run(temp, PythonRunnerTest.python(), "plot.py");
    assertThat(temp.resolve("figures/examples_shapes_run_0.pdf")).isNotEmptyFile();
  }

  private static String run(Path folder, String... words) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
