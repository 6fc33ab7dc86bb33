package dev.alhazen.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.template.Environment;
import dev.alhazen.template.Template;
import dev.alhazen.template.TemplateCopy;
import dev.alhazen.template.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs that check what is said of the tensor library, and the templates' layers and optimisers
/// on it, run by hand beside a copy of a built-in template.
@Tag("torch")
class DjlProgramsTest {
  private static final Path COMMON = Path.of("templates/common");

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"Idioms.java", "TorchFacts.java"})
  void allChecksPass(String program) throws Exception {
    Path folder = temp.resolve("copy");
    Template template = new Templates(List.of(Path.of("templates"))).find("diffusion2d");
    Environment.Tools tools =
        new Environment.Tools(Path.of(System.getProperty("java.home")), "python3");
    Environment environment = new Environment(Path.of("target/environments"), tools, _ -> {});
    TemplateCopy.write(template, environment.prepare(template), folder);
    for (String file : List.of("Torch.java", "Optimiser.java")) {
      Files.copy(COMMON.resolve(file), folder.resolve(file));
    }
    try (InputStream in = DjlProgramsTest.class.getResourceAsStream("djl/" + program)) {
      Files.copy(Objects.requireNonNull(in), folder.resolve(program));
    }
    assertThat(run(folder, program)).matches("(?s).*\\d{2,} checks passed\\s*");
  }

  private static String run(Path folder, String program) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(java, "@java.args", program)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
