package dev.alhazen.model.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.coding.Edit;
import dev.alhazen.coding.EditBlocks;
import dev.alhazen.sandbox.Globs;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberChangeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          learning_rate = 3e-4                                    | learning_rate = 1.5e-4
          def train(width=8, base_lr=0.01, decay=0.5):            | def train(width=8, base_lr=0.005, decay=0.5):
          p.add_argument("--dropout", type=float, default=0.2)    | p.add_argument("--dropout", type=float, default=0.1)
          config = {"weight_decay": 0.5}                          | config = {"weight_decay": 0.25}
          lr: float = 1e-3                                        | lr: float = 5.0e-4
          """)
  void halvesANumberThatHasAName(String line, String changed) {
    assertThat(change("import os\n" + line + "\nx = 1\n"))
        .map(NumberChange::changed)
        .hasValue(changed);
  }

  @ParameterizedTest
  @CsvSource({"seed = 0.5", "# lr = 0.5", "print(0.5)", "version = 1.2.3", "lr = 0.0", "n = 10"})
  void leavesTheRestAlone(String line) {
    assertThat(change(line)).isEmpty();
  }

  @Test
  void prefersWhatStudiesLikeToChangeAndLinesThatStandOnce() {
    assertThat(change("alpha = 0.5\nlr = 0.1\n").map(NumberChange::name)).hasValue("lr");
    assertThat(change("lr = 0.1\nlr = 0.1\nalpha = 0.5\n").map(NumberChange::name))
        .hasValue("alpha");
  }

  @Test
  void itsEditAppliesAndTheNextTakesItBack() {
    String text = "import os\n\nlr = 0.1\nprint(lr)\n";
    NumberChange change = change(text).orElseThrow();
    TreeMap<String, String> files = new TreeMap<>();
    files.put("experiment.py", text);
    EditBlocks blocks = new EditBlocks(Globs.of("*.py"), Globs.NONE);
    Edit.Applied forth = (Edit.Applied) blocks.apply(change.reply(NumberChange.Step.FORTH), files);
    files.putAll(forth.newContents());
    assertThat(files.get("experiment.py")).contains("lr = 0.05\n");
    Edit.Applied back = (Edit.Applied) blocks.apply(change.reply(NumberChange.Step.BACK), files);
    assertThat(back.newContents().get("experiment.py")).isEqualTo(text);
  }

  private static Optional<NumberChange> change(String text) {
    return NumberChange.in(
        """
        Template: mine

        ## experiment.py, as the baseline ran it (you may change it)

        ````python
        %s
        ````

        ## How a run is made
        """
            .formatted(text.strip()));
  }
}
