package dev.alhazen.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Texts;
import dev.alhazen.evidence.SimulatedStudies.Alarms;
import dev.alhazen.evidence.SimulatedStudies.Noise;
import dev.alhazen.evidence.SimulatedStudies.Rate;
import dev.alhazen.statistics.Power;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ideas that change nothing are called a result at most as often as the tests promise, and real
/// ones are found as often as the power note says. The tables of `docs/statistics.md` are the
/// output of this code; `make golden` writes them.
class FalseAlarmTest {
  private static final Path PAGE = Path.of("docs/statistics.md");
  private static final double SIZE = 0.05;
  private static final int STUDIES = 1_000;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void anIdeaThatChangesNothingSeldomLooksLikeOneIn200Studies(int n) {
    Alarms alarms = new SimulatedStudies().ofNothing(Noise.NORMAL, n, n, 200);
    String seed = "seed %d: %s".formatted(SimulatedStudies.SEED, alarms);
    assertThat(alarms.single().canBeAtMost(SIZE)).as(seed).isTrue();
    assertThat(alarms.corrected().canBeAtMost(SIZE)).as(seed).isTrue();
  }

  @Test
  void theTableOfFalseAlarmsIsTheOneOfTheDocumentation() {
    List<String> rows = new ArrayList<>();
    for (Noise noise : Noise.values()) {
      for (int[] n : new int[][] {{2, 2}, {3, 3}, {5, 5}, {5, 3}}) {
        Alarms alarms = new SimulatedStudies().ofNothing(noise, n[0], n[1], STUDIES);
        rows.add(
            "| %s | %d | %d | %s | %s | %s |"
                .formatted(
                    noise.words(), n[0], n[1], alarms.single(), alarms.any(), alarms.corrected()));
        if (n[0] == n[1]) {
          assertThat(alarms.single().canBeAtMost(SIZE)).as(rows.getLast()).isTrue();
          assertThat(alarms.corrected().canBeAtMost(SIZE)).as(rows.getLast()).isTrue();
        }
      }
    }
    assertTable("false alarms", rows);
  }

  @Test
  void choosingTheBestOfFourBeforeAddingSeedsRaisesNoMoreAlarms() {
    Rate rate = new SimulatedStudies().bestToppedUp(STUDIES);
    assertThat(rate.canBeAtMost(SIZE)).as(rate.toString()).isTrue();
    assertTable("best of four", List.of("| %s |".formatted(rate)));
  }

  @Test
  void aRealEffectIsFoundAsOftenAsThePowerNoteSays() {
    List<String> rows = new ArrayList<>();
    for (int[] n : new int[][] {{2, 2}, {3, 3}, {5, 5}, {5, 3}, {10, 10}}) {
      Power power = new Power(n[0], n[1], SIZE);
      double smallest = power.smallestFound();
      for (double deviations : new double[] {smallest / 2, smallest}) {
        double stated = power.of(deviations);
        Rate found = new SimulatedStudies().found(n[0], n[1], deviations, STUDIES / 2);
        rows.add(
            String.format(
                Locale.ROOT,
                "| %d | %d | %.2f | %.1f %% | %s |",
                n[0],
                n[1],
                deviations,
                100 * stated,
                found));
        assertThat(found.interval().holds(stated)).as(rows.getLast()).isTrue();
      }
    }
    assertTable("power", rows);
  }

  /// The rows stand in the page between a comment that names them and one that ends them.
  private static void assertTable(String name, List<String> rows) {
    String begin = "<!-- rows: %s -->\n".formatted(name);
    String end = "<!-- end -->";
    String page = Texts.read(PAGE);
    assertThat(page).contains(begin);
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf(end, from);
    String table = String.join("\n", rows) + "\n";
    if ("write".equals(System.getProperty("alhazen.golden"))) {
      AtomicFiles.write(PAGE, page.substring(0, from) + table + page.substring(to));
      return;
    }
    assertThat(page.substring(from, to)).as("`make golden` writes it").isEqualTo(table);
  }
}
