package dev.alhazen.manuscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class RunSourcesTest {
  @Test
  void tellsTheFirstRunWholeAndOfTheOthersWhatTheyHaveOtherwise() {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    texts.put("run_1.py", "rate = 1\nstart()\nstop()\n");
    texts.put("run_2.py", "rate = 2\nstart()\nstop()\n");
    texts.put("run_3.py", "rate = 1\nstart()\nstop()\n");
    assertThat(new RunSources(texts).told())
        .isEqualTo(
            """
            === run_1.py ===
            rate = 1
            start()
            stop()

            === run_2.py: what it has otherwise than run_1.py ===
            run_2.py
            <<<<<<< SEARCH
            rate = 1
            start()
            stop()
            =======
            rate = 2
            start()
            stop()
            >>>>>>> REPLACE

            === run_3.py is the same as run_1.py ===""");
  }

  @Test
  void tellsNothingWhereNoRunKeptItsSource() {
    assertThat(RunSources.NONE.told()).isEmpty();
  }
}
