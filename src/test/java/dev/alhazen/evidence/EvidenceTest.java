package dev.alhazen.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.template.Template;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final Evidence EVIDENCE =
      Evidence.of(
          results(
                  "run_0",
                  """
                  {"moons": {"means": {"loss": 0.62, "kl": 0.00001},
                             "values": {"loss": [0.60, 0.64, 0.62]}}}
                  """)
              .with(
                  results(
                      "run_2",
                      """
                      {"moons": {"means": {"loss": 0.31, "kl": -0.0001},
                                 "values": {"loss": [0.30, 0.32, 0.31]}},
                       "line": {"means": {"loss": 1.0}}}
                      """)),
          List.of(new Template.Metric("loss", "Loss", Template.Direction.LOWER, "", 3)),
          Map.of("run_0", List.of(0, 1, 2), "run_2", List.of(0, 1, 2)),
          SealedPlan.NONE);

  @Test
  void rendersAMeanWithItsStandardError() {
    Resolution.Resolved resolved = resolved(EVIDENCE.value("run_2/moons/loss"));
    assertThat(resolved.latex()).isEqualTo("$0.310 \\pm 0.006$");
    assertThat(resolved.numbers()).containsKeys("run_2/moons/loss/mean", "run_2/moons/loss/stderr");
    assertThat(resolved(EVIDENCE.value("run_2/moons/loss/mean")).latex()).isEqualTo("$0.310$");
    assertThat(resolved(EVIDENCE.value("run_2/moons/loss/stderr")).latex()).isEqualTo("$0.006$");
    assertThat(resolved(EVIDENCE.value("run_2/moons/loss/n")).latex()).isEqualTo("$3$");
  }

  @Test
  void rendersASingleRepetitionWithoutASpread() {
    assertThat(resolved(EVIDENCE.value("run_0/moons/kl")).latex())
        .isEqualTo("$1.0 \\times 10^{-5}$");
    assertThat(EVIDENCE.value("run_0/moons/kl/stderr")).isInstanceOf(Resolution.Unknown.class);
  }

  @Test
  void rendersADifferenceWithItsIntervalToTheBaseline() {
    assertThat(resolved(EVIDENCE.difference("run_2/moons/loss")).latex())
        .isEqualTo("$-0.310$ (95\\% interval $[-0.352, -0.268]$, exploratory, not confirmed)");
    assertThat(resolved(EVIDENCE.difference("run_2/moons/kl")).latex())
        .isEqualTo("$-1.1 \\times 10^{-4}$ (not tested against the noise, one repetition)");
  }

  @Test
  void refusesToCompareARunWithItself() {
    assertThat(EVIDENCE.difference("run_0/moons/loss"))
        .isEqualTo(
            new Resolution.Unknown(
                "run_0/moons/loss/difference", "it compares run_0 with itself", List.of()));
  }

  @Test
  void rendersRatiosAndSeeds() {
    assertThat(resolved(EVIDENCE.ratio("run_2/moons/loss")).latex()).isEqualTo("$0.50$");
    assertThat(resolved(EVIDENCE.seeds("run_2")).latex()).isEqualTo("$3$");
    assertThat(EVIDENCE.seeds("run_9"))
        .isEqualTo(
            new Resolution.Unknown(
                "run_9", "nothing is recorded under 'run_9'", List.of("run_0", "run_2")));
  }

  @Test
  void offersTheNearestPathsForOneThatDoesNotExist() {
    assertThat(EVIDENCE.value("run_2/moon/loss"))
        .isEqualTo(
            new Resolution.Unknown(
                "run_2/moon/loss",
                "nothing is recorded under 'run_2/moon/loss'",
                List.of("run_2/moons/loss", "run_0/moons/loss", "run_2/line/loss")));
    assertThat(EVIDENCE.value("run_2/moons")).isInstanceOf(Resolution.Unknown.class);
    assertThat(EVIDENCE.value("run_2/moons/loss/median")).isInstanceOf(Resolution.Unknown.class);
  }

  @Test
  void comparesOnlyWhatTheBaselineMeasured() {
    assertThat(EVIDENCE.ratio("run_2/line/loss"))
        .isEqualTo(
            new Resolution.Unknown(
                "run_0/line/loss",
                "nothing is recorded under 'run_0/line/loss'",
                List.of("run_0/moons/loss", "run_0/moons/kl")));
  }

  @Test
  void listsResultsInPlainText() {
    assertThat(ResultLines.of(EVIDENCE, "run_2"))
        .containsExactly(
            "moons/loss = 0.310 ± 0.006 (n = 3); to run_0: -0.310 [-0.352, -0.268], exploratory,"
                + " not confirmed (p < 0.001)",
            "moons/kl = -1.0e-4 (n = 1); to run_0: -1.1e-4, not tested against the noise, one"
                + " repetition",
            "line/loss = 1.000 (n = 1)");
  }

  @Test
  void keepsTwoDigitsOfWhatRoundingWouldTakeAway() {
    Numbers one = new Numbers(OptionalInt.of(1));
    assertThat(one.plain(0.027)).isEqualTo("0.027");
    assertThat(one.plain(-0.00044)).isEqualTo("-4.4e-4");
    assertThat(one.plain(12345678.9)).isEqualTo("1.2e7");
    assertThat(one.plain(0)).isEqualTo("0.0");
    assertThat(one.latex(0.96)).isEqualTo("1.0");
  }

  private static Results results(String run, String json) {
    return FinalInfo.read(run, json).orThrow();
  }

  private static Resolution.Resolved resolved(Resolution resolution) {
    assertThat(resolution).isInstanceOf(Resolution.Resolved.class);
    return (Resolution.Resolved) resolution;
  }
}
