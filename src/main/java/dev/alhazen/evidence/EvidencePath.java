package dev.alhazen.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The address of a number, as papers write it: `run_2/moons/eval_loss`, or one part of it:
/// `run_2/moons/eval_loss/mean`.
///
/// @param run such as `run_2`
/// @param aspect which part of the measurement
public record EvidencePath(String run, String dataset, String metric, Aspect aspect) {

  /// What of a measurement is meant.
  public enum Aspect {
    /// The mean with its standard error.
    VALUE,
    MEAN,
    STDERR,
    N;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Reads a path; empty where the text is none.
  public static Optional<EvidencePath> parse(String text) {
    List<String> parts = List.of(text.strip().split("/", -1));
    if (parts.size() < 3 || parts.size() > 4 || parts.stream().anyMatch(String::isBlank)) {
      return Optional.empty();
    }
    return parts.size() == 3
        ? Optional.of(new EvidencePath(parts.get(0), parts.get(1), parts.get(2), Aspect.VALUE))
        : Arrays.stream(Aspect.values())
            .filter(aspect -> aspect != Aspect.VALUE && aspect.word().equals(parts.get(3)))
            .findFirst()
            .map(aspect -> new EvidencePath(parts.get(0), parts.get(1), parts.get(2), aspect));
  }

  /// The words that may follow a measurement's path, for people: `mean, stderr, n`.
  public static String aspects() {
    return Arrays.stream(Aspect.values())
        .filter(aspect -> aspect != Aspect.VALUE)
        .map(Aspect::word)
        .collect(Collectors.joining(", "));
  }

  /// The path of the whole measurement.
  public String measurement() {
    return "%s/%s/%s".formatted(run, dataset, metric);
  }

  /// The same measurement of another run.
  public EvidencePath of(String other) {
    return new EvidencePath(other, dataset, metric, aspect);
  }

  @Override
  public String toString() {
    return aspect == Aspect.VALUE ? measurement() : measurement() + "/" + aspect.word();
  }
}
