package dev.alhazen.experiment;

import static dev.alhazen.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.coding.Coder;
import dev.alhazen.coding.Edit;
import dev.alhazen.model.Message;
import dev.alhazen.model.ScriptedModel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The loop with a coder that edits files by itself.
class FileCoderTest {
  private static final String PLAN =
      """
      {"hypothesis": "A lower rate gives a lower loss.",
       "runs": [{"title": "Half the rate", "kind": "edit", "change": "Set RATE to 5.", "from": "run_0"}],
         "comparisons": []}
      """;

  private static final String STOP =
      """
      {"observation": "Lower.", "decision": "stop", "planned": "", "title": "",
         "change": "", "from": "", "reason": "done"}
      """;

  @TempDir Path temp;

  @Test
  void aCoderThatEditsFilesIsAskedInOtherWordsAndToldWhatWentWrong() {
    ScriptedCoder coder =
        new ScriptedCoder(
            new Edit.Refused("No file that may be changed was changed."),
            rate("RATE=5\nexit 3\n"),
            rate("RATE=5\n"));
    try (ToyLab lab = new ToyLab(temp, ScriptedModel.saying(PLAN, STOP), List.of(), Map.of())) {
      Trials trials = lab.loop(coder, 1, 4);
      assertThat(trials.attempts())
          .extracting(Trials.Attempt::outcome)
          .containsExactly("edit-refused", "crashed", "finished");
    }
    assertThat(coder.asked.getFirst().files()).containsOnlyKeys("experiment.sh");
    assertThat(coder.asked.getFirst().fixed().matches("harness.sh")).isTrue();
    assertThat(coder.asked)
        .extracting(asked -> asked.step().path())
        .endsWith("experiment/run_1/edit#3");
    assertGolden("experiment/asked-edit-files.md", last(coder.asked.get(0)));
    assertGolden("experiment/told-files-refused.md", last(coder.asked.get(1)));
    assertGolden("experiment/told-files-crashed.md", last(coder.asked.get(2)));
  }

  private static Edit rate(String first) {
    String text = ToyLab.EXPERIMENT.replace("RATE=10\n", first);
    return new Edit.Applied(new TreeMap<>(Map.of("experiment.sh", text)), "experiment.sh: changed");
  }

  private static String last(Coder.Assignment asked) {
    List<Message> talk = asked.talk();
    return talk.getLast().text();
  }

  private static final class ScriptedCoder implements Coder {
    private final List<Assignment> asked = new ArrayList<>();
    private final Queue<Edit> script;

    ScriptedCoder(Edit... edits) {
      this.script = new ArrayDeque<>(List.of(edits));
    }

    @Override
    public Manner manner() {
      return Manner.EDITS_FILES;
    }

    @Override
    public Work change(Assignment assignment) {
      asked.add(assignment);
      return new Work(script.remove(), "I did it.");
    }
  }
}
