package dev.alhazen.template.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.alhazen.base.Json;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
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

/// The tables and the judge of the template `grokking`, with a learner that knows by heart in the
/// place of a network.
class GrokkingTemplateTest {
  private static final Path TEMPLATE = Path.of("templates/grokking");
  private static final Path COMMON = Path.of("templates/common");
  private static final Path LEARNER =
      Path.of("src/test/resources/dev/alhazen/template/builtin/grokking/Experiment.java");

  @TempDir static Path classes;
  @TempDir static Path folder;
  private static JsonNode byHeart;

  @BeforeAll
  static void learnByHeart() {
    compile();
    byHeart = run("by_heart", "by heart");
  }

  private static void compile() {
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d"));
    arguments.addAll(List.of(classes.toString(), "-cp", libraries(), LEARNER.toString()));
    for (String name : List.of("Harness", "Datasets", "Metrics")) {
      arguments.add(TEMPLATE.resolve(name + ".java").toString());
    }
    for (String name : List.of("Runner", "Store")) {
      arguments.add(COMMON.resolve(name + ".java").toString());
    }
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
  }

  // Knowing by heart what was shown, and nothing else.

  @ParameterizedTest
  @CsvSource({"x_div_y, 7, 21", "x_minus_y, 7, 25", "x_plus_y, 7, 25", "permutation, 6, 18"})
  void judgesWhatWasLearnedAndWhatWasNot(String dataset, int symbols, int equations) {
    JsonNode means = byHeart.path(dataset).path("means");
    assertThat(means.path("final_train_acc").asDouble()).isEqualTo(1);
    assertThat(means.path("final_val_acc").asDouble()).isLessThan(0.7);
    assertThat(means.path("final_train_loss").asDouble()).isCloseTo(-Math.log(0.9), within(1e-5));
    assertThat(means.path("final_val_loss").asDouble()).isCloseTo(Math.log(symbols), within(1e-5));
    assertThat(means.path("step_train_acc_99").asDouble()).isEqualTo(10);
    assertThat(means.path("symbols").asDouble()).isEqualTo(symbols);
    assertThat(means.path("equations").asDouble()).isEqualTo(equations);
  }

  @Test
  void reportsTheLastUpdateAndNoSolutionWhereNothingWasUnderstood() {
    JsonNode means = byHeart.path("x_plus_y").path("means");
    assertThat(means.path("solved").asDouble()).isZero();
    assertThat(means.path("step_val_acc_99").asDouble()).isEqualTo(20);
    assertThat(means.path("delay").asDouble()).isEqualTo(10);
  }

  @Test
  void teachesTablesOfGroupsThatDifferBetweenSeedsAndNotBetweenRuns() {
    JsonNode values = byHeart.path("x_minus_y").path("values");
    assertThat(values.path("clashes").toString()).isEqualTo("[0.0,0.0]");
    assertThat(values.path("digest").get(0)).isNotEqualTo(values.path("digest").get(1));
    assertThat(run("again", "by heart").path("x_minus_y").path("values").path("digest"))
        .isEqualTo(values.path("digest"));
  }

  @Test
  void leavesCurvesForFigures() throws IOException {
    assertThat(Files.readAllLines(folder.resolve("by_heart/permutation/seed_1/curves.csv")))
        .hasSize(3)
        .first()
        .asString()
        .startsWith("0.0,");
  }

  // What is refused.

  @Test
  void refusesToTellALearnerTheWholeTable() {
    Ended ended = learn("peeking", "peeking");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output()).contains("the tables hold the answers; only the harness may");
  }

  @Test
  void refusesProbabilitiesAboveOne() {
    learn("boasting", "boasting");
    Ended ended = judge("boasting");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output()).contains("must give logarithms of probabilities that add up to 1");
  }

  @Test
  void refusesAnswersThatAreNotThoseOfTheProbabilities() throws IOException {
    Path answers = folder.resolve("by_heart/x_plus_y/seed_0/answers.bin");
    byte[] kept = Files.readAllBytes(answers);
    byte[] changed = kept.clone();
    changed[changed.length - 1] ^= 1;
    Files.write(answers, changed);
    assertThat(judge("by_heart").output())
        .contains("x_plus_y, seed 0: the last answers in answers.bin are not the most probable");
    Files.write(answers, Arrays.copyOf(changed, 5));
    assertThat(judge("by_heart").output())
        .contains("answers.bin must hold 49 answers, one byte each");
    Files.write(answers, kept);
  }

  @Test
  void callsADivergedModelsResultsNoNumbers() throws IOException {
    assertThat(learn("diverging", "diverging").output()).contains("the loss became NaN at step 3");
    assertThat(judge("diverging").code()).isZero();
    assertThat(Files.readString(folder.resolve("diverging/final_info.json")))
        .contains("\"final_val_acc\": NaN");
  }

  // Arithmetic.

  @Test
  void dividesAndComposes() throws Exception {
    for (int b = 1; b < 97; b++) {
      assertThat(b * (int) call("inverse", b, 97) % 97).isOne();
    }
    assertThat((List<?>) call("permutations", 5)).hasSize(120).doesNotHaveDuplicates();
    assertThat(call("composed", List.of(2, 0, 1), List.of(1, 2, 0))).isEqualTo(List.of(0, 1, 2));
    assertThat(call("composed", List.of(1, 0, 2), List.of(1, 2, 0))).isEqualTo(List.of(0, 2, 1));
  }

  private static Object call(String name, Object... arguments) throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, ClassLoader.getSystemClassLoader())) {
      Method method =
          Arrays.stream(loader.loadClass("Datasets").getDeclaredMethods())
              .filter(candidate -> candidate.getName().equals(name))
              .findFirst()
              .orElseThrow();
      method.setAccessible(true);
      return method.invoke(null, arguments);
    }
  }

  // Running.

  private record Ended(int code, String output) {}

  private static JsonNode run(String out, String way) {
    assertThat(learn(out, way)).extracting(Ended::code).isEqualTo(0);
    assertThat(judge(out)).extracting(Ended::code).isEqualTo(0);
    return Json.read(folder.resolve(out).resolve("final_info.json"));
  }

  /// One worker does all.
  private static Ended learn(String out, String way) {
    return start("-Dway=" + way, "Experiment", "--worker=0", "--workers=1", "--out_dir=" + out);
  }

  private static Ended judge(String out) {
    return start("Harness", "--stage=judge", "--out_dir=" + out);
  }

  private static Ended start(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp"));
    command.add(classes + System.getProperty("path.separator") + libraries());
    command.addAll(List.of(words));
    command.addAll(List.of("--preset=smoke", "--seeds=2"));
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
