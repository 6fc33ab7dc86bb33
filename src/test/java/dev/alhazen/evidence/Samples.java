package dev.alhazen.evidence;

import dev.alhazen.evidence.SealedPlan.Expected;
import dev.alhazen.evidence.SealedPlan.Primary;
import dev.alhazen.statistics.Summary;
import java.util.List;

/// Measurements and plans in few words.
final class Samples {
  private Samples() {}

  static Measurement measured(String run, String dataset, String metric, List<Double> values) {
    Summary summary = Summary.of(values);
    return new Measurement(
        run, dataset, metric, summary.n(), summary.mean(), summary.standardError(), values);
  }

  static Measurement loss(String run, Double... values) {
    return measured(run, "moons", "loss", List.of(values));
  }

  static Primary primary(String run, String dataset, String metric) {
    return new Primary(run, "run_0", dataset, metric, Expected.LOWER);
  }

  static SealedPlan plan(Primary... primary) {
    return new SealedPlan("It is lower.", List.of(primary), 3);
  }
}
