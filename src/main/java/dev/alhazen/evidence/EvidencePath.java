package dev.alhazen.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The address of a number, as papers write it: `run_2/moons/eval_loss`, or one part of it:
/// `run_2/moons/eval_loss/mean`. Two runs are compared as `run_2-run_1/moons/eval_loss/difference`;
/// where a part of a comparison is asked of one run, it is compared with the baseline.
///
/// @param run such as `run_2`
/// @param against the run that it is compared with; empty where the path does not say
/// @param aspect which part of the measurement or comparison
public record EvidencePath(
    String run, Optional<String> against, String dataset, String metric, Aspect aspect) {
  private static final Pattern PAIR = Pattern.compile("(run_.*?)-(run_.*)");

  /// What of a measurement, or of a comparison, is meant.
  public enum Aspect {
    /// The mean with its standard error; of a comparison, the difference with its interval.
    VALUE(Of.EITHER),
    MEAN(Of.MEASUREMENT),
    STDERR(Of.MEASUREMENT),
    /// The number of repetitions; of a comparison, those of both sides.
    N(Of.EITHER),
    /// The difference of means, its interval, and what may be said of it.
    DIFFERENCE(Of.COMPARISON),
    /// The difference of means alone.
    ESTIMATE(Of.COMPARISON),
    /// The lower bound of the difference's interval.
    LOW(Of.COMPARISON),
    /// The upper bound of the difference's interval.
    HIGH(Of.COMPARISON),
    RATIO(Of.COMPARISON),
    /// Two-sided and uncorrected.
    P(Of.COMPARISON),
    /// p after the correction over the sealed comparisons.
    CORRECTED(Of.COMPARISON),
    /// p of the permutation test.
    PERMUTATION(Of.COMPARISON),
    /// Hedges' g with its interval.
    EFFECT(Of.COMPARISON),
    /// The smallest difference that so many repetitions find in four of five studies.
    DETECTABLE(Of.COMPARISON),
    /// How many repetitions a side would find a difference like the one observed.
    SEEDS(Of.COMPARISON),
    /// What may be said, in words.
    VERDICT(Of.COMPARISON);

    private final Of of;

    Aspect(Of of) {
      this.of = of;
    }

    private enum Of {
      MEASUREMENT,
      COMPARISON,
      EITHER
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Reads a path; empty where the text is none.
  public static Optional<EvidencePath> parse(String text) {
    List<String> parts = List.of(text.strip().split("/", -1));
    if (parts.size() < 3 || parts.size() > 4 || parts.stream().anyMatch(String::isBlank)) {
      return Optional.empty();
    }
    Matcher pair = PAIR.matcher(parts.get(0));
    boolean compared = pair.matches();
    String run = compared ? pair.group(1) : parts.get(0);
    Optional<String> against = compared ? Optional.of(pair.group(2)) : Optional.empty();
    Optional<Aspect> aspect = parts.size() == 3 ? Optional.of(Aspect.VALUE) : aspect(parts.get(3));
    return aspect
        .map(part -> new EvidencePath(run, against, parts.get(1), parts.get(2), part))
        .filter(path -> !compared || path.aspect().of != Aspect.Of.MEASUREMENT);
  }

  private static Optional<Aspect> aspect(String word) {
    return Arrays.stream(Aspect.values())
        .filter(aspect -> aspect != Aspect.VALUE && aspect.word().equals(word))
        .findFirst();
  }

  /// Whether two runs are meant.
  public boolean isComparison() {
    return against.isPresent() || aspect.of == Aspect.Of.COMPARISON;
  }

  /// The words that may follow a measurement's path, for people: `mean, stderr, n`.
  public static String aspects() {
    return Arrays.stream(Aspect.values())
        .filter(aspect -> aspect != Aspect.VALUE && aspect.of != Aspect.Of.COMPARISON)
        .map(Aspect::word)
        .collect(Collectors.joining(", "));
  }

  /// The words that may follow a comparison's path, for people.
  public static String comparisonAspects() {
    return Arrays.stream(Aspect.values())
        .filter(aspect -> aspect != Aspect.VALUE && aspect.of != Aspect.Of.MEASUREMENT)
        .map(Aspect::word)
        .collect(Collectors.joining(", "));
  }

  /// The path of the whole measurement.
  public String measurement() {
    return "%s/%s/%s".formatted(run, dataset, metric);
  }

  /// The same measurement of another run.
  public EvidencePath of(String other) {
    return new EvidencePath(other, Optional.empty(), dataset, metric, aspect);
  }

  /// The same as a comparison with another run.
  public EvidencePath against(String other) {
    return new EvidencePath(run, Optional.of(other), dataset, metric, aspect);
  }

  EvidencePath with(Aspect other) {
    return new EvidencePath(run, against, dataset, metric, other);
  }

  @Override
  public String toString() {
    String runs = against.map(other -> run + "-" + other).orElse(run);
    String measured = "%s/%s/%s".formatted(runs, dataset, metric);
    return aspect == Aspect.VALUE ? measured : measured + "/" + aspect.word();
  }
}
