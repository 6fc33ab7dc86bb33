package dev.alhazen.manuscript;

import dev.alhazen.evidence.Evidence;
import dev.alhazen.evidence.Measurement;
import dev.alhazen.evidence.Results;
import dev.alhazen.evidence.SealedPlan;
import dev.alhazen.evidence.SealedPlan.Expected;
import dev.alhazen.evidence.SealedPlan.Primary;
import dev.alhazen.statistics.Summary;
import dev.alhazen.template.Template;
import java.util.List;
import java.util.Map;

/// Results of a small study with a sealed plan: `run_1` is clearly lower on moons and not on line,
/// with five seeds; `run_2` is clearly lower with three; `run_3` was not made.
final class SealedEvidence {
  static final Evidence EVIDENCE =
      Evidence.of(
          new Results(
              List.of(
                  measured("run_0", "moons", 5.0, 5.1, 5.2, 4.9, 4.8),
                  measured("run_0", "line", 2.0, 2.1, 2.2, 1.9, 1.8),
                  measured("run_1", "moons", 4.0, 4.1, 4.2, 3.9, 3.8),
                  measured("run_1", "line", 2.1, 2.0, 2.2, 1.8, 1.9),
                  measured("run_2", "moons", 3.0, 3.1, 3.2),
                  measured("run_2", "line", 1.0, 1.1, 1.2))),
          List.of(new Template.Metric("loss", "loss", Template.Direction.LOWER, "", 3)),
          Map.of(),
          new SealedPlan(
              "It is lower.",
              List.of(
                  lower("run_1", "moons"),
                  lower("run_1", "line"),
                  lower("run_2", "moons"),
                  lower("run_3", "moons")),
              5));

  private SealedEvidence() {}

  private static Primary lower(String run, String dataset) {
    return new Primary(run, "run_0", dataset, "loss", Expected.LOWER);
  }

  private static Measurement measured(String run, String dataset, Double... values) {
    Summary summary = Summary.of(List.of(values));
    return new Measurement(
        run,
        dataset,
        "loss",
        summary.n(),
        summary.mean(),
        summary.standardError(),
        List.of(values));
  }
}
