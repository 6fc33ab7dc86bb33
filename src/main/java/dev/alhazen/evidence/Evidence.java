package dev.alhazen.evidence;

import dev.alhazen.base.Nearest;
import dev.alhazen.statistics.Difference;
import dev.alhazen.statistics.Interval;
import dev.alhazen.statistics.Summary;
import dev.alhazen.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// Turns references into text with recorded numbers: the only source of a result in a paper.
///
/// @param baseline the run that differences and ratios are taken to
/// @param seeds run → its seeds
public record Evidence(
    Results results,
    List<Template.Metric> metrics,
    SequencedMap<String, List<Integer>> seeds,
    String baseline) {
  private static final int NEAREST = 3;

  public Evidence {
    metrics = List.copyOf(metrics);
    seeds = new TreeMap<>(seeds);
  }

  /// Evidence whose baseline is `run_0`.
  public static Evidence of(
      Results results, List<Template.Metric> metrics, Map<String, List<Integer>> seeds) {
    return new Evidence(results, metrics, new TreeMap<>(seeds), "run_0");
  }

  /// The measurement as `mean ± standard error`, or the part of it that the path names.
  public Resolution value(String text) {
    return resolve(text, (path, m) -> value(path, m, Numbers.of(metrics, path.metric())));
  }

  private static Resolution value(EvidencePath path, Measurement m, Numbers numbers) {
    boolean spread = !Double.isNaN(m.stderr());
    return switch (path.aspect()) {
      case VALUE ->
          spread
              ? resolved(
                  "$%s$".formatted(numbers.latex(m.mean(), m.stderr())),
                  Map.of(m.path() + "/mean", m.mean(), m.path() + "/stderr", m.stderr()))
              : resolved("$%s$".formatted(numbers.latex(m.mean())), mean(m));
      case MEAN -> resolved("$%s$".formatted(numbers.latex(m.mean())), mean(m));
      case STDERR ->
          spread
              ? resolved("$%s$".formatted(numbers.latex(m.stderr())), stderr(m))
              : new Resolution.Unknown(
                  path.toString(),
                  "%s has one repetition, so it has no standard error".formatted(m.path()),
                  List.of(m.path()));
      case N -> resolved("$%d$".formatted(m.n()), Map.of(m.path() + "/n", Double.valueOf(m.n())));
    };
  }

  /// The difference to the baseline, with its interval and, where it is so, the words `within the
  /// noise`.
  public Resolution difference(String text) {
    return compared(text, this::difference);
  }

  private Resolution difference(Measurement before, Measurement after) {
    Numbers numbers = Numbers.of(metrics, after.metric());
    Difference difference = Difference.between(summary(before), summary(after));
    String amount = "$%s$".formatted(numbers.signed(difference.estimate()));
    String latex =
        difference
            .interval()
            .map(i -> "%s (%s%s)".formatted(amount, interval(numbers, i), noise(difference)))
            .orElse("%s (%s)".formatted(amount, difference.standing().words()));
    return resolved(latex, both(before, after));
  }

  private static String interval(Numbers numbers, Interval interval) {
    return "95\\%% interval $[%s, %s]$"
        .formatted(numbers.latex(interval.low()), numbers.latex(interval.high()));
  }

  private static String noise(Difference difference) {
    return difference.standing() == Difference.Standing.WITHIN_NOISE
        ? ", " + difference.standing().words()
        : "";
  }

  /// The mean divided by the baseline's.
  public Resolution ratio(String text) {
    return compared(
        text,
        (before, after) ->
            before.mean() == 0
                ? new Resolution.Unknown(
                    after.path(), "the baseline's mean is zero, so there is no ratio", List.of())
                : resolved(
                    "$%s$".formatted(Numbers.RATIO.latex(after.mean() / before.mean())),
                    both(before, after)));
  }

  /// How many repetitions a run has, given as `run_2`.
  public Resolution seeds(String run) {
    List<Integer> known = seeds.getOrDefault(run.strip(), List.of());
    return known.isEmpty()
        ? unknown(run.strip(), List.copyOf(seeds.keySet()))
        : resolved(
            "$%d$".formatted(known.size()),
            Map.of(run.strip() + "/seeds", Double.valueOf(known.size())));
  }

  /// Whether a difference to the baseline is more than noise.
  public Optional<Difference> compare(Measurement after) {
    return before(after)
        .filter(before -> !before.run().equals(after.run()))
        .map(before -> Difference.between(summary(before), summary(after)));
  }

  private Optional<Measurement> before(Measurement after) {
    return results.at("%s/%s/%s".formatted(baseline, after.dataset(), after.metric()));
  }

  /// All paths that resolve, in the order of the results.
  public List<String> paths() {
    return results.measurements().stream().map(Measurement::path).toList();
  }

  private Resolution compared(
      String text, BiFunction<Measurement, Measurement, Resolution> comparison) {
    return resolve(
        text,
        (path, after) ->
            before(after)
                .map(before -> comparison.apply(before, after))
                .orElseGet(
                    () -> unknown(path.of(baseline).measurement(), results.of(baseline).paths())));
  }

  private Resolution resolve(String text, BiFunction<EvidencePath, Measurement, Resolution> found) {
    return EvidencePath.parse(text)
        .flatMap(path -> results.at(path.measurement()).map(m -> found.apply(path, m)))
        .orElseGet(() -> unknown(text.strip(), paths()));
  }

  private static Resolution unknown(String path, List<String> existing) {
    return new Resolution.Unknown(
        path,
        "nothing is recorded under '%s'".formatted(path),
        Nearest.ranked(path, existing, NEAREST));
  }

  private static Summary summary(Measurement m) {
    return m.values().size() == m.n()
        ? Summary.of(m.values())
        : Summary.reported(m.n(), m.mean(), m.stderr());
  }

  private static Resolution resolved(String latex, Map<String, Double> numbers) {
    return new Resolution.Resolved(latex, new TreeMap<>(numbers));
  }

  private static Map<String, Double> mean(Measurement m) {
    return Map.of(m.path() + "/mean", m.mean());
  }

  private static Map<String, Double> stderr(Measurement m) {
    return Map.of(m.path() + "/stderr", m.stderr());
  }

  private static Map<String, Double> both(Measurement before, Measurement after) {
    Map<String, Double> numbers = new TreeMap<>();
    for (Measurement m : new ArrayList<>(List.of(before, after))) {
      numbers.putAll(mean(m));
      if (!Double.isNaN(m.stderr())) {
        numbers.putAll(stderr(m));
      }
    }
    return numbers;
  }
}
