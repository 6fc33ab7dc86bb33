package dev.alhazen.experiment;

import static dev.alhazen.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Step;
import dev.alhazen.evidence.Resolution;
import dev.alhazen.model.Message;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.ScriptedModel;
import dev.alhazen.sandbox.Workspace.Change;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real processes in the real sandbox; only the model is scripted.
class ExperimentLoopTest {
  private static final String PLAN =
      """
      {"hypothesis": "A lower rate gives a lower loss.",
       "runs": [{"title": "Half the rate", "kind": "edit", "change": "Set RATE to 5."},
                {"title": "No rate", "kind": "edit", "change": "Set RATE to 0."}]}
      """;

  @TempDir Path temp;

  @Test
  void tellsTheCoderWhatWentWrongUntilTheRunFinishes() {
    ScriptedModel model =
        ScriptedModel.saying(
            PLAN,
            edit("RATE=11", "RATE=5"),
            edit("RATE=10", "RATE=5\nif true"),
            edit("RATE=5\nif true", "RATE=5\necho 'no such device' >&2\nexit 3"),
            edit("RATE=5\necho 'no such device' >&2\nexit 3", "RATE=5"),
            reflect("The loss is lower by half the rate.", "stop"));
    try (ToyLab lab = lab(model)) {
      Trials trials = lab.loop(3, 4);
      assertThat(trials.attempts())
          .extracting(Trials.Attempt::outcome)
          .containsExactly("edit-refused", "check-failed", "crashed", "finished");
      assertThat(trials.attempts().get(2).detail()).isEqualTo("exit code 3: no such device");
      assertGolden("experiment/told-edit-refused.md", told(model, "run_1/edit#2"));
      assertGolden("experiment/told-check-failed.md", told(model, "run_1/edit#3"));
      assertGolden("experiment/told-crashed.md", told(model, "run_1/edit#4"));
      assertThat(request(model, "run_1/edit#4").messages()).hasSize(9);
      Run run = trials.runs().getLast();
      assertThat(run.results().at("run_1/toy/loss").orElseThrow().values())
          .containsExactly(5.0, 6.0, 7.0);
      assertThat(run.seeds()).containsExactly(0, 1, 2);
      assertThat(run.observation()).isEqualTo("The loss is lower by half the rate.");
      assertThat(lab.workspace().read("run_1.sh")).contains("RATE=5\necho \"measuring");
      assertThat(lab.workspace().read("run_1/seed_2/log.txt")).contains("measuring at rate 5");
      assertThat(trials.conclusion()).isEqualTo("The model stopped: because");
      assertGolden("experiment/notes.txt", lab.workspace().read("notes.txt"));
    }
  }

  @Test
  void saysWhereAnEditLeftLinesOut() {
    String elided = "# The rate is what an idea may change.\n...\necho \"measuring at rate $RATE\"";
    ScriptedModel model =
        ScriptedModel.saying(
            PLAN,
            edit(elided, elided.replace("rate $RATE", "the rate $RATE")),
            reflect("Lower.", "stop"));
    try (ToyLab lab = lab(model)) {
      assertThat(lab.loop(2, 4).attempts())
          .singleElement()
          .satisfies(
              attempt -> {
                assertThat(attempt.outcome()).isEqualTo("finished");
                assertThat(attempt.detail()).contains("stayed as it was (1 line)");
              });
    }
  }

  @Test
  void asksInPromptsThatBeginTheSame() {
    ScriptedModel model =
        ScriptedModel.saying(PLAN, edit("RATE=10", "RATE=5"), reflect("Lower.", "stop"));
    try (ToyLab lab = lab(model)) {
      lab.loop(2, 4);
      assertGolden("experiment/asked-system.md", model.lastRequest().system());
      assertGolden("experiment/asked-plan.md", asked(model, "plan"));
      assertGolden("experiment/asked-edit.md", told(model, "run_1/edit#1"));
      assertGolden("experiment/asked-reflect.md", told(model, "run_1/reflect"));
      assertThat(model.requests())
          .allSatisfy(
              request -> {
                assertThat(request.system()).isEqualTo(model.lastRequest().system());
                assertThat(request.messages())
                    .startsWith(model.lastRequest().messages().getFirst());
              });
    }
  }

  @Test
  void keepsEarlierRunsAndTheirCodeWhenALaterRunFails() {
    String hang = "RATE=5\nsleep 20";
    String silent = "RATE=5\nexit 0";
    String fewer =
        "RATE=5\nmkdir -p $1; echo '{\"toy\": {\"means\": {\"loss\": 1}}}' >$1/final_info.json;"
            + " exit";
    String nan =
        "RATE=5\nmkdir -p $1; echo '{\"toy\": {\"means\": {\"loss\": NaN, \"speed\": 1}}}'"
            + " >$1/final_info.json; exit";
    ScriptedModel model =
        ScriptedModel.saying(
            PLAN,
            edit("RATE=10", "RATE=5"),
            reflect("Lower.", "run"),
            edit("RATE=5", hang),
            edit(hang, silent),
            edit(silent, nan),
            edit(nan, fewer),
            reflect("The rate cannot be taken away.", "repeat"),
            reflect("The same under new seeds.", "run"));
    try (ToyLab lab = lab(model)) {
      Trials trials = lab.loop(3, 4);
      assertThat(trials.attempts().subList(1, 6))
          .extracting(Trials.Attempt::outcome)
          .containsExactly(
              "timed-out", "invalid-result", "invalid-result", "invalid-result", "finished");
      assertGolden("experiment/told-timed-out.md", told(model, "run_2/edit#2"));
      assertGolden("experiment/told-no-result.md", told(model, "run_2/edit#3"));
      assertGolden("experiment/told-not-finite.md", told(model, "run_2/edit#4"));
      assertGolden("experiment/told-failed-run.md", told(model, "run_2/reflect"));
      assertThat(trials.attempts().get(4).detail())
          .isEqualTo("in run_2/final_info.json, toy/speed is missing, which the baseline reports");
      assertThat(trials.runs()).extracting(Run::name).containsExactly("run_0", "run_1", "run_3");
      assertThat(trials.runs().getLast().seeds()).containsExactly(3000, 3001, 3002);
      assertThat(trials.runs().getLast().code()).isEqualTo(trials.runs().get(1).code());
      assertThat(lab.workspace().read("experiment.sh"))
          .isEqualTo(ToyLab.EXPERIMENT.replace("RATE=10", "RATE=5"));
      assertThat(lab.workspace().tree().files().keySet())
          .noneMatch(path -> path.startsWith("run_2"));
      assertThat(lab.workspace().read("notes.txt"))
          .contains("The rate cannot be taken away.", "The same under new seeds.");
      assertThat(trials.conclusion()).startsWith("All runs are used");
    }
  }

  @Test
  void tellsTheCoderOfEndsThatLimitsBring() {
    Duration limit = Duration.ofMinutes(10);
    String output = "    epoch 1";
    assertGolden(
        "experiment/told-limits.md",
        Stream.of(
                new Outcome.NoProgress(limit, output),
                new Outcome.CpuExhausted(limit, output),
                new Outcome.TooManyProcesses(64, output))
            .map(outcome -> outcome.word() + "\n\n" + OutcomeReport.of(outcome))
            .collect(Collectors.joining("\n\n")));
  }

  @Test
  void keepsTheWholeLogOfARunThatSaysMuch() {
    ScriptedModel model =
        ScriptedModel.saying(PLAN, edit("RATE=10", "RATE=5\nseq 20000"), reflect("Lower.", "stop"));
    try (ToyLab lab = lab(model)) {
      lab.loop(2, 1);
      assertThat(lab.workspace().tree().files())
          .containsKeys("run_1/seed_0/log.txt", "run_1/seed_0/log.txt.gz")
          .doesNotContainKey("run_0/seed_0/log.txt.gz");
    }
  }

  @Test
  void refusesToStopOnceWhileNothingIsMeasured() {
    ScriptedModel model =
        ScriptedModel.saying(
            PLAN,
            "I would rather not.",
            reflect("It did not work.", "stop"),
            reflect("It still did not.", "stop"));
    try (ToyLab lab = lab(model)) {
      Trials trials = lab.loop(3, 1);
      assertThat(trials.hasRuns()).isFalse();
      assertThat(trials.attempts())
          .extracting(Trials.Attempt::outcome)
          .containsExactly("edit-refused");
      assertThat(told(model, "run_1/reflect")).doesNotContain("nothing has been measured");
      assertThat(told(model, "run_1/reflect#2")).contains("nothing has been measured");
    }
  }

  @Test
  void endsWithItsRunsWhereAReflectionCannotBeRead() {
    ScriptedModel model =
        ScriptedModel.saying(PLAN, edit("RATE=10", "RATE=5"), "Hm.", "I cannot say.");
    try (ToyLab lab = lab(model)) {
      Trials trials = lab.loop(3, 1);
      assertThat(trials.hasRuns()).isTrue();
      assertThat(trials.conclusion()).startsWith("The reflection could not be read");
    }
  }

  @Test
  void repeatsTheBaselineUnderNewSeedsWhereThePlanSaysSo() {
    ScriptedModel model =
        ScriptedModel.saying(
            """
            {"hypothesis": "It is noise.",
             "runs": [{"title": "Again", "kind": "repeat", "change": "New seeds."}]}
            """,
            reflect("As before.", "stop"));
    try (ToyLab lab = lab(model)) {
      Trials trials = lab.loop(2, 1);
      assertThat(trials.runs().getLast().seeds()).containsExactly(1000, 1001, 1002);
      assertThat(trials.runs().getLast().code()).isEqualTo(trials.runs().getFirst().code());
      Resolution difference =
          trials.evidence(lab.template().metrics()).difference("run_1/toy/loss");
      assertThat(((Resolution.Resolved) difference).latex())
          .isEqualTo("$+1000.00$ (95\\% interval $[997.73, 1002.27]$, exploratory, not confirmed)");
    }
  }

  @Test
  void cannotChangeTheEvaluatorNorEarlierResults() {
    ScriptedModel model =
        ScriptedModel.saying(
            PLAN,
            "harness.sh\n" + block("loss=$((RATE + ${ALHAZEN_SEED:-0}))", "loss=0"),
            edit("RATE=10", "RATE=5\necho 'loss=0' > harness.sh || exit 1"),
            edit(
                "RATE=5\necho 'loss=0' > harness.sh || exit 1",
                "RATE=5\necho '{}' > run_0/final_info.json || exit 2"),
            reflect("No.", "stop"),
            reflect("No.", "stop"));
    try (ToyLab lab = lab(model)) {
      Trials trials = lab.loop(2, 3);
      assertThat(trials.attempts())
          .extracting(Trials.Attempt::outcome)
          .containsExactly("edit-refused", "crashed", "crashed");
      assertThat(lab.workspace().read("harness.sh")).isEqualTo(ToyLab.HARNESS);
      assertThat(lab.workspace().read("experiment.sh")).isEqualTo(ToyLab.EXPERIMENT);
    }
  }

  @Test
  void resumesFromTheJournalWithoutAnyCall() {
    ScriptedModel model =
        ScriptedModel.saying(
            PLAN, edit("RATE=11", "RATE=5"), edit("RATE=10", "RATE=5"), reflect("Lower.", "stop"));
    Trials first;
    try (ToyLab lab = lab(model)) {
      first = lab.loop(3, 4);
    }
    try (ToyLab lab = lab(ScriptedModel.saying())) {
      assertThat(lab.loop(3, 4)).isEqualTo(first);
    }
  }

  @Test
  void saysWhatABaselineThatFailsDid() {
    try (ToyLab lab = lab(ScriptedModel.saying())) {
      lab.workspace()
          .change(Step.of("spoil"), Change.text("experiment.sh", "echo broken >&2; exit 4"));
      assertThatThrownBy(lab::baseline)
          .isInstanceOf(MalformedException.class)
          .hasMessageStartingWith(
              "The baseline of template toy gave no results (crashed): exit code 4: broken.");
    }
  }

  private ToyLab lab(ScriptedModel model) {
    return new ToyLab(temp, model, List.of(), Map.of());
  }

  private static String edit(String search, String replace) {
    return "I change the rate.\n\nexperiment.sh\n" + block(search, replace);
  }

  private static String block(String search, String replace) {
    return "<<<<<<< SEARCH\n%s\n=======\n%s\n>>>>>>> REPLACE".formatted(search, replace);
  }

  private static String reflect(String observation, String decision) {
    return """
        {"observation": "%s", "decision": "%s", "title": "Next", "change": "Set RATE to 0.",
         "reason": "because"}
        """
        .formatted(observation, decision);
  }

  private static ModelRequest request(ScriptedModel model, String step) {
    return model.requests().stream()
        .filter(request -> request.step().path().equals("experiment/" + step))
        .findFirst()
        .orElseThrow();
  }

  /// The whole conversation up to the reply.
  private static String asked(ScriptedModel model, String step) {
    return request(model, step).messages().stream()
        .map(Message::text)
        .collect(Collectors.joining("\n\n---------- the next message ----------\n\n"));
  }

  private static String told(ScriptedModel model, String step) {
    return request(model, step).messages().getLast().text();
  }
}
