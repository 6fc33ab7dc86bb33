package dev.alhazen.experiment;

import static dev.alhazen.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.model.Message;
import dev.alhazen.model.ScriptedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmokeRunTest {
  private static final ToyLab.Setting SETTING = ToyLab.Setting.PLAIN.withSmoke("--tiny");

  @TempDir Path temp;

  @Test
  void spendsNoRealRunOnCodeThatFailsAtItsSmallestSize() throws Exception {
    String broken = ToyLab.EXPERIMENT.replace("RATE=10", "RATE=5; no_such_program");
    broken = "set -e\n" + broken;
    ScriptedModel model =
        ScriptedModel.saying(
            plan(),
            edit(ToyLab.EXPERIMENT, broken),
            edit(broken, ToyLab.EXPERIMENT.replace("10", "5")),
            reflection());
    try (ToyLab lab = new ToyLab(temp, model, SETTING)) {
      Trials trials = lab.loop(1, 2);
      assertThat(trials.attempts())
          .extracting(Trials.Attempt::outcome)
          .containsExactly("smoke-failed", "finished");
      assertThat(trials.attempts().getFirst().detail())
          .startsWith("in the smoke run, crashed, exit code 127: experiment.sh:3: no_such_program");
      List<Message> talk = model.requests().get(2).messages();
      assertGolden("experiment/told-smoke-failed.md", talk.getLast().text());
      assertThat(journal()).doesNotContain("run_1/run#1");
      assertThat(journal()).contains("run_1/smoke#1", "run_1/smoke#2", "run_1/run#2/seed_2");
      assertThat(journal()).doesNotContain("run_1/smoke#2/seed_1");
    }
  }

  @Test
  void measuresNothingInTheSmokeRun() throws Exception {
    String sized =
        ToyLab.EXPERIMENT.replace("RATE=10", "RATE=5; [ \"$2\" = --tiny ] && RATE=1000; true");
    ScriptedModel model =
        ScriptedModel.saying(plan(), edit(ToyLab.EXPERIMENT, sized), reflection());
    try (ToyLab lab = new ToyLab(temp, model, SETTING)) {
      assertThat(lab.loop(1, 1).results().at("run_1/toy/loss").orElseThrow().values())
          .containsExactly(5.0, 6.0, 7.0);
      assertThat(journal()).contains("run_1/smoke#1");
    }
  }

  private String journal() throws Exception {
    return Files.readString(temp.resolve("journal.jsonl"));
  }

  private static String plan() {
    return """
        {"hypothesis": "It is better.",
         "runs": [{"title": "Another way", "kind": "edit", "change": "Be better.", "from": "run_0"}],
         "comparisons": []}
        """;
  }

  private static String edit(String before, String after) {
    return "experiment.sh\n<<<<<<< SEARCH\n%s=======\n%s>>>>>>> REPLACE\n".formatted(before, after);
  }

  private static String reflection() {
    return """
        {"observation": "So it is.", "decision": "stop", "planned": "", "title": "",
         "change": "", "from": "",
         "reason": "because"}
        """;
  }
}
