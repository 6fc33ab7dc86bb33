package dev.alhazen.template.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.alhazen.base.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import tools.jackson.databind.JsonNode;

/// The pictures and the judge of the template `mobilenetv3`, with a learner that knows nothing in
/// the place of a network.
class MobileNetTemplateTest {
  private static final Path TEMPLATE = Path.of("templates/mobilenetv3");
  private static final Path COMMON = Path.of("templates/common");
  private static final Path LEARNER =
      Path.of("src/test/resources/dev/alhazen/template/builtin/mobilenetv3/Experiment.java");

  @TempDir static Path classes;
  @TempDir static Path folder;
  private static JsonNode guessed;

  @BeforeAll
  static void guess() {
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d"));
    arguments.addAll(List.of(classes.toString(), "-cp", libraries(), LEARNER.toString()));
    Stream.of("Harness", "Datasets", "Pictures", "Shapes", "Metrics")
        .forEach(name -> arguments.add(TEMPLATE.resolve(name + ".java").toString()));
    Stream.of("Runner", "Store")
        .forEach(name -> arguments.add(COMMON.resolve(name + ".java").toString()));
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
    assertThat(learn("guessing").code()).isZero();
    assertThat(judge("guessing").code()).isZero();
    guessed = Json.read(folder.resolve("guessing/final_info.json")).path("shapes");
  }

  // The pictures.

  /// The same number is known to the twin's test.
  @Test
  void areTheSameEverywhereAndForEverySeed() {
    assertThat(values("training")).isEqualTo("[1.2865025505E11,1.2865025505E11]");
    assertThat(mean("kinds")).isEqualTo(10);
    assertThat(mean("labels")).isEqualTo(1222);
  }

  @Test
  void reachTheLearnerInAnOrderOfTheSeedsOwnAndWithoutTheirClasses() {
    JsonNode first = guessed.path("values").path("first");
    assertThat(first.get(0)).isNotEqualTo(first.get(1));
    JsonNode all = guessed.path("values").path("test");
    assertThat(all.get(0)).isEqualTo(all.get(1));
    assertThat(mean("told")).isZero();
  }

  // What is measured.

  @Test
  void judgesLogitsThatSayNothing() {
    assertThat(mean("test_loss")).isCloseTo(Math.log(10), within(1e-9));
    assertThat(mean("test_acc")).isCloseTo(100 * 16 / 128.0, within(1e-9)); // sixteen discs of 128
    assertThat(guessed.path("self_reported").toString())
        .contains("parameters", "multiply_adds", "total_train_time")
        .doesNotContain("test_acc", "test_loss", "linear_acc", "best_val_acc");
  }

  @Test
  void comparesWithALinearModelThatSeesWhatIsLinear() {
    assertThat(mean("coded")).isEqualTo(100);
    assertThat(mean("linear_acc")).isBetween(10.0, 30.0);
  }

  @Test
  void leavesPicturesWithTheirClassesForTheFigure() throws IOException {
    assertThat(Files.readAllLines(folder.resolve("guessing/shapes/seed_0/examples.csv")))
        .hasSize(24)
        .allSatisfy(line -> assertThat(line.split(",")).hasSize(1 + 3 * 16 * 16));
  }

  // What is refused.

  @ParameterizedTest
  @CsvSource({
    "peeking, 'Experiment asks for the labels of the test pictures, which only Harness may see'",
    "drawing, 'Experiment draws the test pictures with their classes, which only Datasets may'",
    "short, 'classify must return 64 rows of 10 logits, but returned 63'"
  })
  void refuses(String way, String said) {
    Ended ended = learn(way);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output()).contains(said).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource({"diverging", "blank"})
  void callsResultsOfALostModelNoNumbers(String way) throws IOException {
    assertThat(learn(way).code()).isZero();
    assertThat(judge(way).code()).isZero();
    assertThat(Files.readString(folder.resolve(way).resolve("final_info.json")))
        .contains("\"test_acc\": NaN", "\"test_loss\": NaN");
  }

  // Prepared data.

  @Test
  void readsCifarAndKeepsATenthToSelectBy() throws IOException {
    Path data = cifar("whole", 20);
    assertThat(learn("guessing", "full", "cifar", data).code()).isZero();
    assertThat(start(List.of("Harness", "--stage=judge"), "full", "cifar", data).code()).isZero();
    JsonNode means = Json.read(folder.resolve("cifar/final_info.json")).at("/cifar10/means");
    assertThat(means.path("trained").asDouble()).isEqualTo(90);
    assertThat(means.path("validated").asDouble()).isEqualTo(10);
    assertThat(means.path("test_acc").asDouble()).isEqualTo(10);
    JsonNode finer = Json.read(folder.resolve("cifar/final_info.json")).at("/cifar100/means");
    assertThat(finer.path("test_loss").asDouble()).isCloseTo(Math.log(100), within(1e-9));
    assertThat(finer.path("kinds").asDouble()).isEqualTo(10);
  }

  @Test
  void saysHowToPrepareWhatIsMissingOrDamaged() throws IOException {
    assertThat(learn("guessing", "full", "missing", Path.of("nowhere")).output())
        .contains("cifar10 is not there; prepare it with: alhazen data prepare cifar10");
    Path data = cifar("damaged", 20);
    Path file = data.resolve("cifar10/data_batch_3.bin");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(learn("guessing", "full", "cut", data).output())
        .contains("data_batch_3.bin has 61459 bytes, which are not whole pictures of 3073");
    bytes[3073] = 10;
    Files.write(file, bytes);
    assertThat(learn("guessing", "full", "odd", data).output())
        .contains("data_batch_3.bin names class 10 at byte 3073, but has only 10");
    Files.delete(file);
    assertThat(learn("guessing", "full", "few", data).output()).contains("cifar10 lacks files");
  }

  private static Path cifar(String name, int count) throws IOException {
    Path data = folder.resolve(name);
    for (String file :
        List.of(
            "data_batch_1",
            "data_batch_2",
            "data_batch_3",
            "data_batch_4",
            "data_batch_5",
            "test_batch")) {
      write(data.resolve("cifar10").resolve(file + ".bin"), 1, count);
    }
    write(data.resolve("cifar100/train.bin"), 2, 5 * count);
    write(data.resolve("cifar100/test.bin"), 2, count);
    return data;
  }

  /// Pictures of one grey each, of the classes 0 to 9 in turn; of two labels the first is 255.
  private static void write(Path file, int labels, int count) throws IOException {
    byte[] bytes = new byte[count * (labels + 3072)];
    for (int i = 0; i < count; i++) {
      int at = i * (labels + 3072);
      Arrays.fill(bytes, at, at + labels + 3072, (byte) 255);
      bytes[at + labels - 1] = (byte) (i % 10);
      Arrays.fill(bytes, at + labels, at + labels + 3072, (byte) (i * 7));
    }
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  // Running.

  private record Ended(int code, String output) {}

  private static double mean(String metric) {
    return guessed.path("means").path(metric).asDouble();
  }

  private static String values(String metric) {
    return guessed.path("values").path(metric).toString();
  }

  private static Ended learn(String way) {
    return learn(way, "smoke", way, Path.of("data"));
  }

  /// One worker does all.
  private static Ended learn(String way, String preset, String out, Path data) {
    return start(
        List.of("-Dway=" + way, "Experiment", "--worker=0", "--workers=1"), preset, out, data);
  }

  private static Ended judge(String out) {
    return start(List.of("Harness", "--stage=judge"), "smoke", out, Path.of("data"));
  }

  private static Ended start(List<String> words, String preset, String out, Path data) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp"));
    command.add(classes + System.getProperty("path.separator") + libraries());
    command.addAll(words);
    command.addAll(List.of("--out_dir=" + out, "--preset=" + preset, "--data=" + data));
    command.add("--seeds=2");
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
