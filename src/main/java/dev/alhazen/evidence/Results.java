package dev.alhazen.evidence;

import java.util.List;
import java.util.Optional;

/// All measurements of an investigation, baseline first, in the order of runs, data sets, metrics.
public record Results(List<Measurement> measurements) {
  public static final Results NONE = new Results(List.of());

  public Results {
    measurements = List.copyOf(measurements);
  }

  /// The measurement at a path such as `run_2/moons/eval_loss`.
  public Optional<Measurement> at(String path) {
    return measurements.stream().filter(m -> m.path().equals(path)).findFirst();
  }

  /// The paths of all measurements, in order.
  public List<String> paths() {
    return measurements.stream().map(Measurement::path).toList();
  }

  public List<String> runs() {
    return measurements.stream().map(Measurement::run).distinct().toList();
  }

  public List<String> datasets() {
    return measurements.stream().map(Measurement::dataset).distinct().toList();
  }

  public List<String> metrics() {
    return measurements.stream().map(Measurement::metric).distinct().toList();
  }

  public Results of(String run) {
    return new Results(measurements.stream().filter(m -> m.run().equals(run)).toList());
  }

  public Results with(Results more) {
    return new Results(
        java.util.stream.Stream.concat(measurements.stream(), more.measurements.stream()).toList());
  }
}
