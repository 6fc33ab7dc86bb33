package dev.alhazen.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.evidence.SealedPlan.Expected;
import dev.alhazen.evidence.SealedPlan.Primary;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.ScriptedModel;
import dev.alhazen.model.Structured;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What is fixed before the first run, and how departures from it are told.
class SealedPlanTest {
  @TempDir Path temp;

  @Test
  void isSealedWithItsDigest() {
    ScriptedModel model =
        ScriptedModel.saying(
            Replies.plan(), Replies.edit("RATE=10", "RATE=5"), Replies.stop("Lower."));
    try (ToyLab lab = lab(model)) {
      Trials trials = lab.loop(2, 1);
      Plan plan = trials.protocol().plan().orElseThrow();
      assertThat(plan.comparisons())
          .containsExactly(new Primary("run_1", "run_0", "toy", "loss", Expected.LOWER));
      assertThat(plan.seeds()).isEqualTo(3);
      JsonNode sealed = Objects.requireNonNull(lab.witness().sealed().get("experiment/plan"));
      assertThat(sealed.path("digest").asString()).isEqualTo(plan.digest().hex());
      assertThat(trials.protocol().amendments()).isEmpty();
      assertThat(trials.protocol().deviations())
          .extracting(Deviation::kind, Deviation::text)
          .containsExactly(
              tuple(
                  Deviation.Kind.NOT_MADE,
                  "run_2 (No rate) was planned and not made. The model stopped: It is answered."));
    }
  }

  @Test
  void tellsTheModelANameThatDoesNotExistAndAsksAgain() {
    String wrong =
        Replies.plan(
            """
            [{"run": "run_1", "against": "run_0", "metric": "accuracy", "datasets": ["toys"],
              "expected": "higher"}]""");
    ScriptedModel model =
        ScriptedModel.saying(
            wrong, Replies.plan(), Replies.edit("RATE=10", "RATE=5"), Replies.stop("Lower."));
    try (ToyLab lab = lab(model)) {
      lab.loop(2, 1);
      assertThat(model.requests().get(1).messages().getLast().text())
          .contains("accuracy", "\"loss\", \"speed\"", "toys");
    }
  }

  @Test
  void comparesEachRunWithTheBaselineInTheFirstMetricWhereTheModelNamesNothing() {
    ScriptedModel model =
        ScriptedModel.saying(
            Replies.plan("[]"), Replies.edit("RATE=10", "RATE=5"), Replies.stop("Lower."));
    try (ToyLab lab = lab(model)) {
      assertThat(lab.loop(2, 1).protocol().plan().orElseThrow().comparisons())
          .containsExactly(
              new Primary("run_1", "run_0", "toy", "loss", Expected.LOWER),
              new Primary("run_2", "run_0", "toy", "loss", Expected.LOWER));
    }
  }

  @Test
  void anAmendmentIsSealedBeforeItsRunAndStartsFromTheRunThatItNames() {
    ScriptedModel model =
        ScriptedModel.saying(
            Replies.plan(),
            Replies.edit("RATE=10", "RATE=5"),
            Replies.amended("Set RATE to 9.", "run_0"),
            Replies.edit("RATE=10", "RATE=9"),
            Replies.planned("run_2"),
            Replies.edit("RATE=5", "RATE=0"),
            Replies.stop("None."));
    try (ToyLab lab = lab(model)) {
      Trials trials = lab.loop(3, 1);
      assertThat(trials.attempts())
          .extracting(Trials.Attempt::run, Trials.Attempt::outcome, a -> a.circumstances().from())
          .containsExactly(
              tuple("run_1", "finished", "run_0"),
              tuple("run_3", "finished", "run_0"),
              tuple("run_2", "finished", "run_1"));
      assertThat(lab.witness().sealed()).containsKey("experiment/run_3/amendment");
      assertThat(trials.protocol().amendments())
          .extracting(Amendment::run, Amendment::from, Amendment::reason)
          .containsExactly(tuple("run_3", "run_0", "The result asks for it."));
      assertThat(trials.protocol().deviations()).isEmpty();
      assertThat(lab.workspace().read("run_3.sh")).contains("RATE=9");
      assertThat(lab.workspace().read("notes.txt"))
          .contains("Not in the plan, so exploratory: The result asks for it.")
          .contains("run_3, Another rate: Set RATE to 9. From the code of run_0.");
    }
  }

  @Test
  void listsWhatDepartsFromThePlanWithoutAnAmendment() {
    String plan =
        """
        {"hypothesis": "Lower is lower.",
         "runs": [
           {"title": "One", "kind": "edit", "change": "Set RATE to 5.", "from": "run_0"},
           {"title": "Two", "kind": "edit", "change": "Set RATE to 4.", "from": "run_1"},
           {"title": "Three", "kind": "edit", "change": "Set RATE to 3.", "from": "run_0"}],
         "comparisons": []}
        """;
    ScriptedModel model =
        ScriptedModel.saying(
            plan,
            Replies.edit("RATE=10", "RATE=5\nexit 1"),
            Replies.edit("exit 1", "exit 2"),
            Replies.planned("run_3"),
            Replies.edit("RATE=11", "RATE=3"),
            Replies.edit("RATE=10", "RATE=3"),
            Replies.planned("run_2"),
            Replies.edit("RATE=3", "RATE=4"),
            Replies.stop("Lower."));
    try (ToyLab lab = lab(model)) {
      Trials trials = lab.loop(3, 2);
      assertThat(trials.protocol().deviations())
          .extracting(Deviation::kind, Deviation::text)
          .containsExactly(
              tuple(Deviation.Kind.FAILED, "run_1 was given up after 2 attempts (crashed)."),
              tuple(
                  Deviation.Kind.ATTEMPTS_DISCARDED,
                  "1 attempt of run_3 gave no result and was discarded (edit-refused)."),
              tuple(
                  Deviation.Kind.START,
                  "run_2 started from the code of run_3; it was to start from that of run_1, which"
                      + " gave no result."),
              tuple(
                  Deviation.Kind.ORDER,
                  "The planned runs were made in the order run_1, run_3, run_2."));
      assertThat(trials.tally())
          .isEqualTo("5 attempts of 3 runs: 2 finished, 2 crashed, 1 edit-refused");
      assertThat(trials.attempts())
          .extracting(a -> a.circumstances().discarded())
          .containsExactly("given up", "given up", "repaired in attempt 2", "", "");
      assertThat(trials.attempts().getFirst().circumstances().seeds()).containsExactly(0, 1, 2);
      assertThat(trials.attempts().get(2).circumstances().step())
          .isEqualTo("experiment/run_3/edit#1");
    }
  }

  @Test
  void tellsThatAnotherPlanHadBeenSealedBefore() {
    ScriptedModel model =
        ScriptedModel.saying(
            Replies.plan(), Replies.edit("RATE=10", "RATE=5"), Replies.stop("Lower."));
    try (ToyLab lab = lab(model)) {
      lab.witness().seal(Step.of("experiment/plan"), Json.tree(Map.of("digest", "abc")));
      assertThat(lab.loop(2, 1).protocol().deviations().getFirst().text())
          .isEqualTo("Another plan had been sealed before this one, with the digest abc.");
    }
  }

  @Test
  void aMissingRunIsToldToo() {
    String missing =
        Replies.plan(
            """
            [{"run": "run_3", "against": "run_0", "metric": "loss", "datasets": [],
              "expected": "lower"}]""");
    ScriptedModel model = ScriptedModel.saying(missing, Replies.plan());
    ModelRequest request = ModelRequest.of(Step.of("plan"), "experiment/plan", "", "Plan.");
    PlanReply reply =
        new Structured(model, Prompts.builtIn())
            .ask(request, Forms.plan(List.of("loss"), List.of("toy"), 5))
            .orThrow();
    assertThat(reply.runs()).hasSize(2);
    assertThat(model.lastRequest().messages().getLast().text())
        .contains("a comparison names run_3, but the plan has 2 run(s)");
  }

  private ToyLab lab(ScriptedModel model) {
    return new ToyLab(temp, model, List.of(), Map.of());
  }
}
