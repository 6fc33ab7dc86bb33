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
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The epidemics and the judge of the template `seir`, with an experiment that does nothing in the
/// place of one that plans.
class SeirTemplateTest {
  private static final Path TEMPLATE = Path.of("templates/seir");
  private static final Path COMMON = Path.of("templates/common");
  private static final Path IDLE =
      Path.of("src/test/resources/dev/alhazen/template/builtin/seir/Experiment.java");

  @TempDir static Path classes;
  @TempDir static Path folder;
  private static JsonNode idle;

  @BeforeAll
  static void doNothing() {
    compile();
    assertThat(learn("idle")).extracting(Ended::code).isEqualTo(0);
    idle = judged("idle");
  }

  private static void compile() {
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d"));
    arguments.addAll(List.of(classes.toString(), "-cp", libraries(), IDLE.toString()));
    for (String name : List.of("Harness", "World", "Chance")) {
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

  // The epidemics.

  @Test
  void plainHasTheKnownCurve() {
    JsonNode means = idle.path("plain").path("means");
    assertThat(means.path("infected_peak_day").asDouble()).isEqualTo(25);
    assertThat(means.path("infected_peak").asDouble()).isCloseTo(694.85, within(0.01));
    assertThat(means.path("total_infected").asDouble()).isCloseTo(2991.37, within(0.01));
    assertThat(means.path("broken_integral").asDouble()).isLessThan(1e-6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "distancing", "outbreak", "vaccination", "seasonal"})
  void peopleAreWholeAndNoneIsLost(String scenario) {
    JsonNode means = idle.path(scenario).path("means");
    assertThat(means.path("lost_people").asDouble()).isLessThan(1e-6);
    assertThat(means.path("least").asDouble()).isGreaterThanOrEqualTo(0);
    assertThat(means.path("fractions").asDouble()).isZero();
    assertThat(means.path("final_size_error").asDouble()).isLessThan(1e-6);
    assertThat(means.path("solver_error").asDouble()).isLessThan(1e-6);
  }

  @Test
  void anOutbreakDiesOutAsTheoryOfBranchingSays() {
    double expected = Math.pow(1 / 1.6, 3);
    assertThat(idle.path("outbreak").path("means").path("extinct").asDouble())
        .isCloseTo(expected, within(0.05));
  }

  @ParameterizedTest
  @CsvSource({"20, 0.1", "50, 0.9", "1000, 0.03", "100000, 0.4", "100000, 0.00001"})
  void numbersThatMoveAreBinomial(long n, double p) throws Exception {
    RandomGenerator random = new Random(7);
    int draws = 20_000;
    try (URLClassLoader loader = loader()) {
      Method binomial =
          loader
              .loadClass("Chance")
              .getDeclaredMethod("binomial", RandomGenerator.class, long.class, double.class);
      binomial.setAccessible(true);
      long[] drawn = new long[draws];
      for (int i = 0; i < draws; i++) {
        drawn[i] = (long) binomial.invoke(null, random, n, p);
      }
      double mean = LongStream.of(drawn).average().orElseThrow();
      double variance =
          LongStream.of(drawn).mapToDouble(k -> (k - mean) * (k - mean)).sum() / draws;
      double expected = n * p * (1 - p);
      assertThat(mean).isCloseTo(n * p, within(4 * Math.sqrt(expected / draws)));
      assertThat(variance).isCloseTo(expected, within(0.05 * expected));
      assertThat(LongStream.of(drawn)).allMatch(k -> k >= 0 && k <= n);
    }
  }

  private static URLClassLoader loader() throws IOException {
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, ClassLoader.getSystemClassLoader());
  }

  // The judge.

  @Test
  void simulatesTheSameAgain() throws IOException {
    String first = Files.readString(folder.resolve("idle/final_info.json"));
    judge("idle");
    assertThat(folder.resolve("idle/final_info.json")).hasContent(first);
    assertThat(idle.path("outbreak").path("values").path("cost").toString())
        .isEqualTo("[%1$s,%1$s]".formatted(idle.path("outbreak").path("means").path("cost")));
    assertThat(idle.path("outbreak").path("self_reported").toString())
        .contains("training_time", "extinct")
        .doesNotContain("cost");
  }

  @Test
  void letsPoliciesDoNoMoreThanIsPossible() throws IOException {
    assertThat(learn("greedy").code()).isZero();
    List<String> days =
        Files.readAllLines(folder.resolve("greedy/vaccination/seed_0/measures.csv"));
    assertThat(days.subList(0, 100)).containsOnly("0.6,0.0");
    assertThat(days.subList(100, 400)).containsOnly("0.6,0.01");
    JsonNode greedy = judged("greedy");
    assertThat(greedy.path("plain").path("means").path("cost"))
        .isEqualTo(idle.path("plain").path("means").path("cost"));
    assertThat(greedy.path("distancing").path("means").path("total_infected").asDouble())
        .isLessThan(1000);
    measuresWhatWasDecided("greedy");
  }

  private static void measuresWhatWasDecided(String out) throws IOException {
    Path decided = folder.resolve(out).resolve("distancing/seed_0/measures.bin");
    byte[] changed = new byte[Math.toIntExact(Files.size(decided))];
    Files.write(decided, changed);
    assertThat(judge(out).output()).contains("away from the solution of the scenario's equations");
    Arrays.fill(changed, (byte) 0xFF);
    Files.write(decided, changed);
    assertThat(judge(out).output()).contains("measures that are no numbers");
  }

  @ParameterizedTest
  @CsvSource({
    "late, 0, 0, away from the solution of the scenario's equations",
    "multiplying, 3, 50, people on day 40",
    "negative, 1, -1000, people on day 40 in column 2",
    "confused, 2, NaN, people on day 40 in column 3"
  })
  void refusesCurvesThatAreNoSolution(String way, int column, double more, String said)
      throws IOException {
    Path file = folder.resolve("idle/plain/seed_0/curve.csv");
    List<String> kept = Files.readAllLines(file);
    List<String> changed = new ArrayList<>(kept);
    if (way.equals("late")) {
      changed.add(0, changed.getFirst());
      changed.removeLast();
    }
    String[] cells = changed.get(40).split(",");
    cells[column] = String.valueOf(Double.parseDouble(cells[column]) + more);
    changed.set(40, String.join(",", cells));
    Files.write(file, changed);
    Ended ended = judge("idle");
    Files.write(file, kept);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output()).contains("plain, seed 0: the curve", said);
  }

  @Test
  void refusesMeasuresThatAreNoNumbers() {
    Ended ended = learn("confused");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output()).contains("measures that are no numbers: NaN");
  }

  @Test
  void callsADivergedSearchsResultsNoNumbers() throws IOException {
    assertThat(learn("diverging").output()).contains("the loss became NaN at step 0");
    assertThat(judge("diverging").code()).isZero();
    assertThat(Files.readString(folder.resolve("diverging/final_info.json")))
        .contains("\"cost\": NaN");
  }

  @Test
  void notesThePace() throws IOException {
    assertThat(Files.readAllLines(folder.resolve("idle/plain/seed_0/pace.csv")))
        .singleElement()
        .asString()
        .matches("0,\\d+\\.\\d{3},(\\d+\\.\\d|NaN)");
  }

  // Running.

  private record Ended(int code, String output) {}

  private static JsonNode judged(String out) {
    assertThat(judge(out)).extracting(Ended::code).isEqualTo(0);
    return Json.read(folder.resolve(out).resolve("final_info.json"));
  }

  private static Ended learn(String way) {
    return learn(way, way);
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
