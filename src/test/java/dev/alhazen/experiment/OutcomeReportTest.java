package dev.alhazen.experiment;

import static dev.alhazen.Golden.assertGolden;

import dev.alhazen.evidence.Results;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OutcomeReportTest {
  private static final String OUTPUT =
      "Standard error:\n    something went wrong\n\nStandard output:\n    (nothing)";

  @Test
  void tellsEachEnding() {
    List<Outcome> all =
        List.of(
            new Outcome.Finished(Results.NONE),
            new Outcome.EditRefused("Nothing was changed: the edit block does not fit.\nMore."),
            new Outcome.CheckFailed(OUTPUT),
            new Outcome.Crashed(1, OUTPUT),
            new Outcome.Crashed(137, OUTPUT),
            new Outcome.Crashed(139, OUTPUT),
            new Outcome.TimedOut(Duration.ofMinutes(10), OUTPUT),
            new Outcome.OutOfMemory(3L << 30, OUTPUT),
            new Outcome.DiskFull(500L << 20, OUTPUT),
            new Outcome.NoResult("run_1/final_info.json", OUTPUT),
            new Outcome.NotFinite(
                List.of(
                    "moons/kl_divergence is NaN (seed 2)", "dino/eval_loss is Infinity (seed 0)"),
                OUTPUT),
            new Outcome.Tampered(List.of("Harness.java")),
            new Outcome.InvalidResult(
                "in run_1/final_info.json, moons.means must be an object", ""),
            new Outcome.SmokeFailed(new Outcome.Crashed(134, OUTPUT)));
    assertGolden(
        "experiment/outcomes.md",
        all.stream()
            .map(
                outcome ->
                    "# %s: %s%n%n%s%n"
                        .formatted(
                            outcome.word(), OutcomeReport.line(outcome), OutcomeReport.of(outcome)))
            .collect(Collectors.joining("\n")));
  }
}
