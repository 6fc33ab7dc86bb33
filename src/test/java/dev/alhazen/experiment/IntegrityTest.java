package dev.alhazen.experiment;

import static dev.alhazen.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Finding;
import dev.alhazen.base.Json;
import dev.alhazen.evidence.Measurement;
import dev.alhazen.evidence.Results;
import dev.alhazen.evidence.SealedPlan;
import dev.alhazen.model.ScriptedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntegrityTest {
  @TempDir Path temp;

  @Test
  void callsWhatAJudgeComputesMeasuredAndTheRestSelfReported() {
    try (ToyLab lab = lab(ToyLab.Setting.JUDGED, ToyLab.LEARNER.replace("10", "5"))) {
      Trials trials = lab.loop(1, 1);
      Integrity integrity = trials.runs().getLast().integrity().orElseThrow();
      assertThat(integrity.grade()).isEqualTo(Integrity.Grade.HARNESS_MEASURED);
      assertThat(integrity.selfReported()).containsExactly("speed");
      assertThat(integrity.sentence()).endsWith("but for the self-reported: speed.");
      assertThat(trials.isSelfReported("run_1", "speed")).isTrue();
      assertThat(trials.isSelfReported("run_1", "loss")).isFalse();
      assertThat(trials.results().at("run_1/toy/loss").orElseThrow().values())
          .containsExactly(5.0, 6.0, 7.0);
    }
  }

  @Test
  void callsEverythingSelfReportedWhereThereIsNoJudge() {
    try (ToyLab lab = lab(ToyLab.Setting.PLAIN, ToyLab.EXPERIMENT.replace("10", "5"))) {
      Integrity integrity = lab.loop(1, 1).runs().getLast().integrity().orElseThrow();
      assertThat(integrity.grade()).isEqualTo(Integrity.Grade.SELF_REPORTED);
      assertThat(integrity.selfReported()).containsExactly("loss", "speed");
    }
  }

  @Test
  void showsWhatARunChangedNearTheEvaluation() throws Exception {
    String changed =
        ToyLab.EXPERIMENT.replace("RATE=10", "RATE=5")
            + "sed -i 's/\"loss\": [0-9]*/\"loss\": 1/' \"$1/final_info.json\"\n";
    try (ToyLab lab = lab(ToyLab.Setting.PLAIN, changed)) {
      Trials trials = lab.loop(1, 1);
      assertGolden(
          "experiment/evaluation-changed.txt",
          trials.runs().getLast().integrity().orElseThrow().evaluation());
      assertThat(notes())
          .contains("What the run changed near the evaluation:\nexperiment.sh:5\n+ sed");
      assertThat(TrialFindings.of(trials, SealedPlan.NONE))
          .extracting(Finding::kind)
          .containsExactly("evaluation-changed");
    }
  }

  @Test
  void saysThatAChangeWithoutEffectHadNone() throws Exception {
    ScriptedModel model =
        model(ToyLab.EXPERIMENT, ToyLab.EXPERIMENT + "# A comment is no change.\n");
    try (ToyLab lab = new ToyLab(temp, model, ToyLab.Setting.PLAIN)) {
      Trials trials = lab.loop(1, 1);
      assertThat(trials.runs().getLast().integrity().orElseThrow().sameAs())
          .containsExactly("run_0");
      assertThat(notes()).contains("the change had no effect on the computation");
      assertThat(model.requests().getLast().messages().getLast().text())
          .contains("The same numbers as run_0 under the same seeds");
      assertThat(TrialFindings.of(trials, SealedPlan.NONE)).isEmpty();
      assertThat(TrialFindings.of(trials, expecting("run_1", "run_0")))
          .extracting(Finding::kind, Finding::place)
          .containsExactly(tuple("no-effect", "run_1"));
    }
  }

  @Test
  void takesEqualNumbersForChanceWhereThePredictionsDiffer() {
    String other = ToyLab.LEARNER.replace("\"model of $RATE\"", "\"another model\"");
    String noisy = other.replace("> \"$1/predictions\"", "| sed 's/$/ /' > \"$1/predictions\"");
    try (ToyLab lab = lab(ToyLab.Setting.JUDGED, noisy)) {
      Run run = lab.loop(1, 1).runs().getLast();
      assertThat(run.results().measurements().getFirst().values())
          .containsExactly(10.0, 11.0, 12.0);
      assertThat(run.integrity().orElseThrow().sameAs()).isEmpty();
    }
  }

  @Test
  void readsRunsThatWereRecordedWithoutIntegrity() {
    Run run =
        new Run(
            "run_0",
            "Baseline",
            "",
            List.of(0),
            Digest.of(""),
            new Results(
                List.of(new Measurement("run_0", "toy", "loss", 1, 1, Double.NaN, List.of(1.0)))),
            "",
            Duration.ofSeconds(1));
    String old = Json.line(run).replaceFirst(",\"integrity\":null", "");
    assertThat(old).doesNotContain("integrity");
    assertThat(Json.to(Json.parse(old, "run"), Run.class).integrity()).isEmpty();
  }

  @Test
  void keepsItsGradeInJson() {
    Integrity integrity =
        new Integrity(Integrity.Grade.HARNESS_MEASURED, List.of("time"), "", List.of("run_0"));
    String json = Json.line(Optional.of(integrity));
    assertThat(json).contains("\"grade\":\"harness-measured\"");
    assertThat(Json.to(Json.parse(json, "integrity"), Integrity.class)).isEqualTo(integrity);
  }

  private static SealedPlan expecting(String run, String against) {
    return new SealedPlan(
        "It is lower.",
        List.of(new SealedPlan.Primary(run, against, "toy", "loss", SealedPlan.Expected.LOWER)),
        3);
  }

  private String notes() throws Exception {
    return Files.readString(temp.resolve("workspace/notes.txt"));
  }

  private ToyLab lab(ToyLab.Setting setting, String experiment) {
    return new ToyLab(
        temp,
        model(setting.more().getOrDefault("experiment.sh", ToyLab.EXPERIMENT), experiment),
        setting);
  }

  private static ScriptedModel model(String before, String after) {
    return ScriptedModel.saying(
        """
        {"hypothesis": "It is better.",
         "runs": [{"title": "Another way", "kind": "edit", "change": "Be better.", "from": "run_0"}],
         "comparisons": []}
        """,
        "experiment.sh\n<<<<<<< SEARCH\n%s=======\n%s>>>>>>> REPLACE\n".formatted(before, after),
        """
        {"observation": "So it is.", "decision": "stop", "planned": "", "title": "",
         "change": "", "from": "",
         "reason": "because"}
        """);
  }
}
