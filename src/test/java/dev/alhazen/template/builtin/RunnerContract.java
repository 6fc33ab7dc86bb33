package dev.alhazen.template.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the shared runner promises in every language, shown by a harness whose presets are
/// situations: `smoke` learns, `quick` has a data set whose loss is no number, in `mid` the
/// experiment's code fails, `full` does not end.
abstract class RunnerContract {
  @TempDir Path folder;

  record Ended(int exit, String output) {}

  /// The shared files that are tried.
  abstract List<Path> shared();

  /// A harness and an experiment.
  abstract List<Path> toys();

  abstract List<String> command(Main main);

  /// The two programs that begin a run.
  enum Main {
    EXPERIMENT,
    HARNESS
  }

  @BeforeEach
  void aTemplatesFolder() throws IOException {
    for (Path file : Stream.concat(shared().stream(), toys().stream()).toList()) {
      String name = file.getFileName().toString().replaceFirst("\\.txt$", "");
      Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void learnsAndJudgesEverySeedOfEveryDataSet() throws Exception {
    assertThat(run(Main.EXPERIMENT, "--preset=quick", "--seed=4").exit()).isZero();
    JsonNode info = info();
    assertThat(values(info, "fine", "score")).containsExactly(4.0, 5.0, 6.0);
    assertThat(info.at("/fine/means/score").asDouble()).isEqualTo(5);
    assertThat(info.at("/fine/stderrs/score").asDouble()).isCloseTo(1 / Math.sqrt(3), within());
    assertThat(info.at("/fine/self_reported").valueStream().map(JsonNode::asString))
        .containsExactly("training_time", "wish");
    assertThat(Files.readString(folder.resolve("run_0/lost/seed_4/diverged.txt")))
        .containsIgnoringCase("the loss became nan at step 2");
    assertThat(values(info, "lost", "score")).hasSize(3).allMatch(value -> value.isNaN());
    assertThat(info.at("/lost/stderrs").isEmpty()).isTrue();
    Ended again = run(Main.EXPERIMENT, "--preset=quick");
    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.output()).contains("--out_dir=run_0 holds an earlier run; name another");
  }

  @Test
  void theStagesRunApartAndTheJudgeNeedsNoExperiment() throws Exception {
    assertThat(run(Main.HARNESS, "--stage=learn", "--preset=smoke").exit()).isZero();
    assertThat(folder.resolve("run_0/final_info.json")).doesNotExist();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(file -> file.toString().matches(".*/[Ee]xperiment\\..*")).toList()) {
        Files.delete(file);
      }
    }
    assertThat(run(Main.HARNESS, "--stage=judge", "--preset=smoke").exit()).isZero();
    JsonNode info = info();
    assertThat(values(info, "fine", "score")).containsExactly(0.0, 1.0, 2.0);
  }

  @Test
  void anExperimentThatFailsEndsTheRun() throws Exception {
    Ended ended = run(Main.EXPERIMENT, "--preset=mid", "--workers=2");
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.output()).contains("a mistake of the experiment");
    assertThat(folder.resolve("run_0/final_info.json")).doesNotExist();
  }

  @Test
  void anExperimentThatDoesNotEndIsEnded() throws Exception {
    Ended ended = run(Main.EXPERIMENT, "--preset=full", "--seeds=1");
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.output())
        .contains("slow, seed 0: not done after 1 s, the time that preset full");
  }

  @Test
  void refusesWhatItDoesNotKnow() throws Exception {
    Ended device = run(Main.HARNESS, "--device=tpu");
    assertThat(device.exit()).isEqualTo(2);
    assertThat(device.output()).contains("--device must be cpu, cuda, not tpu");
    assertThat(run(Main.HARNESS, "--steps=3").output()).contains("unknown argument --steps=3");
    assertThat(run(Main.HARNESS, "--seeds=none").output())
        .contains("--seeds must be a whole number from 1 on, not none");
  }

  Ended run(Main main, String... arguments) throws Exception {
    List<String> words = new ArrayList<>(command(main));
    words.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  /// JSON has no word for a loss that is no number.
  private JsonNode info() throws IOException {
    String text = Files.readString(folder.resolve("run_0/final_info.json"));
    return Json.parse(text.replaceAll("\\bNaN\\b", "\"NaN\""), "final_info.json");
  }

  private static List<Double> values(JsonNode info, String dataset, String metric) {
    return info.path(dataset)
        .path("values")
        .path(metric)
        .valueStream()
        .map(value -> value.isNumber() ? value.asDouble() : Double.parseDouble(value.asString()))
        .toList();
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-12);
  }
}
