package dev.alhazen.evidence;

import java.util.List;

/// One number of one run: the value of a metric on a data set.
///
/// @param run such as `run_0`
/// @param n how many independent repetitions (seeds) the mean is over
/// @param mean the arithmetic mean
/// @param stderr sample standard deviation / √n; NaN where n is 1
/// @param values the repetitions' values in seed order; holds just the mean where they are unknown
public record Measurement(
    String run,
    String dataset,
    String metric,
    int n,
    double mean,
    double stderr,
    List<Double> values) {
  public Measurement {
    values = List.copyOf(values);
  }

  /// `run_0/moons/eval_loss`, as papers and verifiers address it.
  public String path() {
    return "%s/%s/%s".formatted(run, dataset, metric);
  }
}
