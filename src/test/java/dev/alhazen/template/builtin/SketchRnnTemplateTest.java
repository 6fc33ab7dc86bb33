package dev.alhazen.template.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.alhazen.base.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The sketches and the judge of the template `sketch_rnn`, with an experiment that learns nothing
/// in the place of one that learns.
class SketchRnnTemplateTest {
  private static final Path TEMPLATE = Path.of("templates/sketch_rnn");
  private static final Path COMMON = Path.of("templates/common");
  private static final Path OTHER =
      Path.of("src/test/resources/dev/alhazen/template/builtin/sketchrnn/Experiment.java");

  @TempDir static Path classes;
  @TempDir static Path folder;
  private static JsonNode drawing;

  @BeforeAll
  static void learnNothing() {
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d"));
    arguments.addAll(List.of(classes.toString(), "-cp", libraries(), OTHER.toString()));
    Stream.of("Harness", "Datasets", "Drawings", "Metrics")
        .forEach(name -> arguments.add(TEMPLATE.resolve(name + ".java").toString()));
    Stream.of("Runner", "Store")
        .forEach(name -> arguments.add(COMMON.resolve(name + ".java").toString()));
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
    assertThat(learn("drawing").code()).isZero();
    assertThat(judge("drawing").code()).isZero();
    drawing = Json.read(folder.resolve("drawing/final_info.json"));
  }

  // The sketches.

  @ParameterizedTest
  @ValueSource(strings = {"fish", "flower", "house", "snail"})
  void areDrawnWithVariation(String name) {
    assertThat(mean(name, "longest")).isLessThanOrEqualTo(40);
    assertThat(mean(name, "shortest")).isGreaterThanOrEqualTo(10);
    assertThat(mean(name, "ended")).isEqualTo(1);
    assertThat(mean(name, "different")).isEqualTo(1);
    assertThat(mean(name, "deviation")).isCloseTo(1, within(1e-5));
  }

  // The judge.

  @ParameterizedTest
  @ValueSource(strings = {"fish", "flower", "house", "snail"})
  void takesDrawingsForTheirClass(String name) {
    assertThat(mean(name, "recognised_real")).isGreaterThan(0.9);
    assertThat(mean(name, "recognised")).isEqualTo(1);
    assertThat(mean(name, "diversity")).isBetween(0.7, 1.3);
  }

  @Test
  void takesScribblesAndEmptySheetsForNothing() {
    for (String way : List.of("scribbling", "still")) {
      assertThat(learn(way).code()).isZero();
      assertThat(judge(way).code()).isZero();
      JsonNode results = Json.read(folder.resolve(way).resolve("final_info.json"));
      assertThat(results.path("snail").path("means").path("recognised").asDouble()).isZero();
      assertThat(results.path("fish").path("means").path("recognised").asDouble()).isZero();
    }
  }

  @Test
  void computesTheDivergenceOfGaussians() {
    double expected = (0.5 + 0 + (Math.E - 2) / 2) / 3;
    assertThat(mean("house", "kl_loss")).isCloseTo(expected, within(1e-6));
  }

  /// A Gaussian of unit variance around zero, with the variance of a pixel added, and three states
  /// of the pen that are equally likely.
  @Test
  void computesTheLikelihoodOfMoves() throws IOException {
    List<double[]> moves = rows("drawing/fish/seed_0/real.csv");
    // All held-out sketches of the preset smoke count, and a quarter of them is in this file.
    double perMove =
        moves.stream()
            .mapToDouble(m -> 0.5 * (m[1] * m[1] + m[2] * m[2]) + Math.log(2 * Math.PI))
            .average()
            .orElseThrow();
    double perStep = Math.log(3) + perMove * moves.size() / 10 / 41;
    assertThat(mean("fish", "reconstruction_loss")).isCloseTo(perStep, within(0.15));
    assertThat(mean("fish", "negative_elbo"))
        .isCloseTo(
            41 * mean("fish", "reconstruction_loss") + 3 * mean("fish", "kl_loss"), within(1e-6));
  }

  @Test
  void measuresTheSameAgain() throws IOException {
    String first = Files.readString(folder.resolve("drawing/final_info.json"));
    assertThat(judge("drawing").code()).isZero();
    assertThat(folder.resolve("drawing/final_info.json")).hasContent(first);
    assertThat(drawing.path("fish").path("self_reported").toString())
        .contains("train_step_time", "inference_time", "longest")
        .doesNotContain("recognised", "loss");
  }

  @ParameterizedTest
  @CsvSource({
    "peeking, predict tells step",
    "copying, drawings begin as sketches of the data set do",
    "odd, the width outputs is 14.0"
  })
  void refusesWhatIsNoModel(String way, String said) {
    assertThat(learn(way).code()).isZero();
    Ended ended = judge(way);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output()).contains("fish, seed 0: ", said);
  }

  @Test
  void wantsADrawingForEachLatentVector() {
    Ended ended = learn("lazy");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output()).contains("draw must return a sketch for each of 10 latent vectors");
  }

  @Test
  void callsADivergedModelsResultsNoNumbers() throws IOException {
    assertThat(learn("diverging").output()).contains("the loss became NaN at step 0");
    assertThat(judge("diverging").code()).isZero();
    assertThat(Files.readString(folder.resolve("diverging/final_info.json")))
        .contains("\"recognised\": NaN");
  }

  // Prepared data.

  @Test
  void saysHowToPrepareWhatIsMissing() {
    Ended ended = learn("still", "full", "missing", "nowhere");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output())
        .contains("butterfly.bin is not there; prepare it with: alhazen data prepare quickdraw");
  }

  @Test
  void readsPreparedDrawingsAndNoticesDamage() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data/quickdraw"));
    byte[] whole = drawings(140);
    for (String name : List.of("butterfly", "cat", "owl", "yoga")) {
      Files.write(data.resolve(name + ".bin"), whole);
    }
    assertThat(learn("still", "full", "whole", "data").code()).isZero();
    assertThat(rows("whole/cat/seed_0/real.csv").getFirst()[3]).isZero();
    Files.write(data.resolve("butterfly.bin"), Arrays.copyOf(whole, whole.length / 2 + 1));
    Ended ended = learn("still", "full", "damaged", "data");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output()).containsPattern("butterfly.bin is damaged at byte \\d+ of \\d+");
  }

  /// Each of two strokes and twelve points, and each another.
  private static byte[] drawings(int count) {
    ByteBuffer bytes = ByteBuffer.allocate(count * 76).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      bytes.putInt(12);
      for (int t = 0; t < 12; t++) {
        bytes.putShort((short) (i + t)).putShort((short) (3 * t - i));
        bytes.putShort((short) (t == 5 || t == 11 ? 1 : 0));
      }
    }
    return bytes.array();
  }

  // Running.

  private record Ended(int code, String output) {}

  private static double mean(String dataset, String metric) {
    return drawing.path(dataset).path("means").path(metric).asDouble();
  }

  private static List<double[]> rows(String file) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve(file))) {
      return lines
          .map(line -> Stream.of(line.split(",")).mapToDouble(Double::parseDouble).toArray())
          .toList();
    }
  }

  private static Ended learn(String way) {
    return learn(way, "smoke", way, "data");
  }

  /// One worker does all.
  private static Ended learn(String way, String preset, String out, String data) {
    return start(
        List.of("-Dway=" + way, "Experiment", "--worker=0", "--workers=1"), out, preset, data);
  }

  private static Ended judge(String out) {
    return start(List.of("Harness", "--stage=judge"), out, "smoke", "data");
  }

  private static Ended start(List<String> words, String out, String preset, String data) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp"));
    command.add(classes + System.getProperty("path.separator") + libraries());
    command.addAll(words);
    command.addAll(List.of("--out_dir=" + out, "--preset=" + preset, "--data=" + data));
    command.add("--seeds=1");
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes());
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
