package dev.alhazen.template.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.alhazen.base.Json;
import dev.alhazen.base.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The texts and the judge of the templates `nanogpt` and `nanogpt_lite`, with a learner that
/// counts pairs of characters in the place of a network.
class NanogptTemplateTest {
  private static final Path TEMPLATES = Path.of("templates");
  private static final Path TEMPLATE = TEMPLATES.resolve("nanogpt");
  private static final Path LEARNER =
      Path.of("src/test/resources/dev/alhazen/template/builtin/nanogpt/Experiment.java");

  @TempDir static Path classes;
  @TempDir static Path folder;
  private static JsonNode counted;

  @BeforeAll
  static void count() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d"));
    arguments.addAll(List.of(classes.toString(), "-cp", libraries(), LEARNER.toString()));
    for (String name : List.of("Harness", "Corpus", "Datasets", "Metrics")) {
      arguments.add(TEMPLATE.resolve(name + ".java").toString());
    }
    for (String name : List.of("Runner", "Store")) {
      arguments.add(TEMPLATES.resolve("common").resolve(name + ".java").toString());
    }
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(code).isZero();
    Files.copy(TEMPLATE.resolve("opticks.txt"), folder.resolve("opticks.txt"));
    assertThat(learn("counting").code()).isZero();
    assertThat(judge("counting").code()).isZero();
    counted = Json.read(folder.resolve("counting/final_info.json")).path("opticks");
  }

  // The text.

  @Test
  void theIncludedTextIsSmallAndPlain() throws IOException {
    byte[] text = Files.readAllBytes(TEMPLATE.resolve("opticks.txt"));
    assertThat(text.length).isBetween(400_000, 500_000);
    assertThat(new String(text, StandardCharsets.ISO_8859_1)).matches("(?s)[\\n -~]+");
  }

  // What is measured.

  @Test
  void judgesTheLogProbabilitiesOfTheNextCharacter() {
    double loss = counted.path("means").path("test_loss").asDouble();
    assertThat(loss).isBetween(2.3, 2.6); // what is known of English in pairs of letters
    assertThat(counted.path("means").path("test_bits_per_character").asDouble())
        .isCloseTo(loss / Math.log(2), within(1e-9));
    assertThat(counted.path("values").path("test_loss")).hasSize(2);
  }

  @Test
  void passesOnWhatTheLearnerSaysAndCallsItSo() {
    assertThat(counted.path("means").path("best_val_loss").asDouble()).isEqualTo(3.5);
    assertThat(counted.path("means").path("final_train_loss").asDouble()).isEqualTo(3);
    assertThat(counted.path("self_reported").toString())
        .isEqualTo(
            "[\"final_train_loss\",\"best_val_loss\",\"total_train_time\",\"avg_inference_tokens_per_second\"]");
  }

  @Test
  void keepsTenSamplesOnALineEach() {
    assertThat(Texts.read(folder.resolve("counting/opticks/seed_0/samples.txt")).lines())
        .hasSize(10);
  }

  // What is refused.

  @ParameterizedTest
  @CsvSource({
    "peeking, the model sees the future: in window",
    "adapting, the model sees the future: in window",
    "boasting, the probabilities of the next character sum to 2.7183 at place 0"
  })
  void refusesPredictionsThatAreNone(String way, String reason) {
    assertThat(learn(way).code()).isZero();
    Ended ended = judge(way);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output()).contains("opticks, seed 0: " + reason);
  }

  @Test
  void callsADivergedModelsResultsNoNumbers() {
    assertThat(learn("diverging").output()).contains("the loss became NaN at step 3");
    assertThat(judge("diverging").code()).isZero();
    assertThat(Texts.read(folder.resolve("diverging/final_info.json")))
        .contains("\"test_loss\": NaN");
  }

  @Test
  void saysHowToPrepareATextThatIsNotThereOrTooShort() throws IOException {
    Ended missing = start("full", "-Dway=counting", "Experiment", "--worker=0", "--workers=1");
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.output())
        .contains(
            "data/shakespeare_char is not there; prepare it with: alhazen data prepare shakespeare_char")
        .doesNotContain("\tat ");
    Path text = Files.createDirectories(folder.resolve("cut/shakespeare_char")).resolve("text.bin");
    Files.writeString(text, "First Citizen:");
    assertThat(
            start("full", "-Dway=counting", "Experiment", "--worker=0", "--workers=1", "--data=cut")
                .output())
        .contains(
            "cut/shakespeare_char/text.bin has 14 bytes, but the text has 1115394; prepare it anew");
  }

  // The small edition.

  @ParameterizedTest
  @CsvSource({
    "nanogpt/Experiment.java",
    "nanogpt/Plot.java",
    "python/nanogpt/experiment.py",
    "python/nanogpt/plot.py"
  })
  void theSmallEditionRunsTheSameProgram(String file) {
    assertThat(TEMPLATES.resolve(file.replace("nanogpt", "nanogpt_lite")))
        .hasSameTextualContentAs(TEMPLATES.resolve(file));
  }

  // Running.

  private record Ended(int code, String output) {}

  /// One worker does all.
  private static Ended learn(String way) {
    return start(
        "smoke", "-Dway=" + way, "Experiment", "--worker=0", "--workers=1", "--out_dir=" + way);
  }

  private static Ended judge(String way) {
    return start("smoke", "Harness", "--stage=judge", "--out_dir=" + way);
  }

  private static Ended start(String preset, String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp"));
    command.add(classes + System.getProperty("path.separator") + libraries());
    command.addAll(List.of(words));
    command.addAll(List.of("--preset=" + preset, "--seeds=2"));
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), output);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(":"))
        .filter(path -> path.matches(".*/gson-[\\d.]+\\.jar"))
        .findFirst()
        .orElseThrow();
  }
}
