package dev.alhazen.evidence;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A measurement, or a part of it, as a paper prints it.
final class MeasurementText {
  private MeasurementText() {}

  /// @param path with an aspect that a measurement has
  static Resolution of(EvidencePath path, Measurement m, Numbers numbers) {
    Map<String, Double> mean = Map.of(m.path() + "/mean", m.mean());
    return switch (path.aspect()) {
      case VALUE -> value(m, numbers);
      case MEAN -> resolved(numbers.latex(m.mean()), mean);
      case N -> resolved(String.valueOf(m.n()), Map.of(m.path() + "/n", Double.valueOf(m.n())));
      case STDERR ->
          hasSpread(m)
              ? resolved(numbers.latex(m.stderr()), Map.of(m.path() + "/stderr", m.stderr()))
              : new Resolution.Unknown(
                  path.toString(),
                  "%s has one repetition, so it has no standard error".formatted(m.path()),
                  List.of(m.path()));
      case DIFFERENCE,
          ESTIMATE,
          LOW,
          HIGH,
          RATIO,
          P,
          CORRECTED,
          PERMUTATION,
          EFFECT,
          DETECTABLE,
          SEEDS,
          VERDICT ->
          throw new IllegalArgumentException(path + " is a part of a comparison");
    };
  }

  private static Resolution value(Measurement m, Numbers numbers) {
    Map<String, Double> shown = new TreeMap<>(Map.of(m.path() + "/mean", m.mean()));
    if (!hasSpread(m)) {
      return resolved(numbers.latex(m.mean()), shown);
    }
    shown.put(m.path() + "/stderr", m.stderr());
    return resolved(numbers.latex(m.mean(), m.stderr()), shown);
  }

  private static boolean hasSpread(Measurement m) {
    return !Double.isNaN(m.stderr());
  }

  private static Resolution resolved(String number, Map<String, Double> numbers) {
    return new Resolution.Resolved("$%s$".formatted(number), new TreeMap<>(numbers));
  }
}
