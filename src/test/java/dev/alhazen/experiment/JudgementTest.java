package dev.alhazen.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.model.ScriptedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether the idea helps is said by the sealed comparisons.
class JudgementTest {
  @TempDir Path temp;

  @Test
  void anEffectBeyondTheNoiseInTheExpectedDirectionIsShown() {
    assertThat(judged("RATE=5", 5)).isInstanceOf(Judgement.Shown.class);
  }

  @Test
  void aDifferenceWithinTheNoiseIsAnHonestNegative() {
    assertThat(judged("RATE=9", 0).negative())
        .contains("The sealed comparison does not go the expected way beyond the noise.");
  }

  @Test
  void anEffectTheOtherWayIsAnHonestNegative() {
    assertThat(judged("RATE=30", 0).negative())
        .contains(
            "The sealed comparison does not go the expected way beyond the noise; 1 the other way.");
  }

  @Test
  void whatFailsAfterHonestTriesIsInfeasibleAndWhatWasNotTriedIsNot() {
    ScriptedModel tried =
        ScriptedModel.saying(
            Replies.plan(),
            Replies.edit("RATE=10", "RATE=5\nexit 1"),
            Replies.edit("exit 1", "exit 2"),
            Replies.infeasible("The library has no such rate."));
    try (ToyLab lab = lab(tried)) {
      Trials trials = lab.loop(2, 2);
      assertThat(trials.hasRuns()).isFalse();
      assertThat(trials.judgement(lab.template().metrics()).negative())
          .contains("The idea cannot be carried out: The library has no such rate.");
    }
  }

  @Test
  void aModelThatGivesUpWithoutCodeIsAskedOnceMoreAndNotBelieved() {
    ScriptedModel idle =
        ScriptedModel.saying(
            Replies.plan(),
            "I will not.",
            Replies.infeasible("I would rather not."),
            Replies.infeasible("I still would not."));
    try (ToyLab lab = lab(idle)) {
      Trials trials = lab.loop(2, 1);
      assertThat(trials.judgement(lab.template().metrics())).isInstanceOf(Judgement.Open.class);
      assertThat(trials.conclusion()).endsWith("I still would not.");
    }
  }

  private Judgement judged(String code, int confirmSeeds) {
    ScriptedModel model =
        ScriptedModel.saying(
            Replies.plan(), Replies.edit("RATE=10", code), Replies.stop("It is so."));
    try (ToyLab lab = lab(model)) {
      return lab.loop(2, 1, confirmSeeds).judgement(lab.template().metrics());
    }
  }

  private ToyLab lab(ScriptedModel model) {
    return new ToyLab(temp, model, List.of(), Map.of());
  }
}
