package dev.alhazen.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.alhazen.evidence.Comparison;
import dev.alhazen.evidence.FinalInfo;
import dev.alhazen.model.ScriptedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The best run and its baseline are repeated before anything is called significant.
class ConfirmationTest {
  @TempDir Path temp;

  @Test
  void bringsTheBestRunAndTheBaselineToFiveSeedsEach() {
    try (ToyLab lab = lab(better("RATE=5"))) {
      Trials trials = lab.loop(2, 1, 5);
      assertThat(trials.runs())
          .extracting(Run::name, Run::seeds, run -> values(run))
          .containsExactly(
              tuple("run_0", List.of(0, 1, 2, 3, 4), List.of(10.0, 11.0, 12.0, 13.0, 14.0)),
              tuple("run_1", List.of(0, 1, 2, 3, 4), List.of(5.0, 6.0, 7.0, 8.0, 9.0)));
      Comparison comparison =
          trials.evidence(lab.template().metrics()).comparison("run_1/toy/loss").orElseThrow();
      assertThat(comparison.isSignificant()).isTrue();
      assertThat(FinalInfo.read("run_1", lab.workspace().read("run_1/final_info.json")).orThrow())
          .isEqualTo(trials.runs().getLast().results());
      assertThat(lab.workspace().read("run_1/confirm/seed_3/log.txt")).contains("rate 5");
      assertThat(lab.witness().said())
          .singleElement()
          .asString()
          .startsWith(
              "run_1 shows the expected difference most clearly; repeating run_0 with 2 more seeds (3, 4) and run_1 with 2 more seeds"
                  + " (3, 4)");
      assertThat(trials.attempts().subList(1, 3))
          .extracting(Trials.Attempt::run, Trials.Attempt::title, a -> a.circumstances().seeds())
          .containsExactly(
              tuple("run_0", "More seeds", List.of(3, 4)),
              tuple("run_1", "More seeds", List.of(3, 4)));
      assertThat(trials.tally())
          .isEqualTo("1 attempt of 1 run: 1 finished; 2 repetitions with more seeds");
      assertThat(lab.workspace().read("notes.txt"))
          .contains("run_1 shows the expected difference most clearly");
    }
    try (ToyLab lab = lab(ScriptedModel.saying())) {
      assertThat(lab.loop(2, 1, 5).runs().getLast().seeds()).hasSize(5);
    }
  }

  @Test
  void countsNothingTwiceWhereAnExperimentMakesItsOwnSeeds() {
    try (ToyLab lab = lab(better("RATE=5\nALHAZEN_SEED=$((ALHAZEN_SEED % 3))"))) {
      Trials trials = lab.loop(2, 1, 5);
      assertThat(trials.runs()).extracting(Run::seeds).containsOnly(List.of(0, 1, 2));
      assertThat(trials.protocol().repeated())
          .contains("the experiment takes no seed", "stay as they were measured before");
    }
  }

  @Test
  void leavesWhatWasThereWhereAFurtherRepetitionFails() {
    try (ToyLab lab = lab(better("RATE=5\n[ $ALHAZEN_SEED -lt 4 ] || exit 3"))) {
      Trials trials = lab.loop(2, 1, 5);
      assertThat(trials.runs()).extracting(Run::seeds).containsOnly(List.of(0, 1, 2));
      assertThat(trials.protocol().repeated()).contains("run_1 do not count: crashed, exit code 3");
      assertThat(trials.attempts().getLast().outcome()).isEqualTo("crashed");
      assertThat(lab.workspace().tree().files().keySet()).noneMatch(it -> it.contains("confirm"));
    }
  }

  @Test
  void spendsNothingOnARunThatGoesTheOtherWay() {
    try (ToyLab lab = lab(better("RATE=12"))) {
      Trials trials = lab.loop(2, 1, 5);
      assertThat(trials.runs()).extracting(Run::seeds).containsOnly(List.of(0, 1, 2));
      assertThat(trials.protocol().repeated()).startsWith("No planned run goes the expected way");
      assertThat(lab.witness().said()).isEmpty();
    }
  }

  private static ScriptedModel better(String code) {
    return ScriptedModel.saying(
        Replies.plan(), Replies.edit("RATE=10", code), Replies.stop("Lower."));
  }

  private static List<Double> values(Run run) {
    return run.results().at(run.name() + "/toy/loss").orElseThrow().values();
  }

  private ToyLab lab(ScriptedModel model) {
    return new ToyLab(temp, model, List.of(), Map.of());
  }
}
