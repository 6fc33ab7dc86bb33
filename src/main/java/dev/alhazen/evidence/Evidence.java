package dev.alhazen.evidence;

import dev.alhazen.base.Nearest;
import dev.alhazen.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Turns references into text with recorded numbers: the only source of a result in a paper.
///
/// @param baseline the run that differences and ratios are taken to where nothing else is said
/// @param seeds run → its seeds
/// @param plan what was to be compared; all else is exploratory
public record Evidence(
    Results results,
    List<Template.Metric> metrics,
    SequencedMap<String, List<Integer>> seeds,
    String baseline,
    SealedPlan plan) {
  private static final int NEAREST = 3;

  public Evidence {
    metrics = List.copyOf(metrics);
    seeds = new TreeMap<>(seeds);
  }

  /// Evidence whose baseline is the first run.
  public static Evidence of(
      Results results,
      List<Template.Metric> metrics,
      Map<String, List<Integer>> seeds,
      SealedPlan plan) {
    String baseline = results.runs().isEmpty() ? "run_0" : results.runs().getFirst();
    return new Evidence(results, metrics, new TreeMap<>(seeds), baseline, plan);
  }

  /// What a path leads to: a measurement as `mean ± standard error`, a comparison with its interval
  /// and verdict, or the part of them that the path names.
  public Resolution value(String text) {
    return EvidencePath.parse(text)
        .map(path -> path.isComparison() ? compared(path) : measured(path))
        .orElseGet(() -> unknown(text.strip(), paths()));
  }

  /// The difference to the baseline, or to the run that the path names, with its interval and its
  /// verdict, such as the words `within the noise`.
  public Resolution difference(String text) {
    return compared(text, EvidencePath.Aspect.DIFFERENCE);
  }

  /// The mean divided by the baseline's, or by that of the run that the path names.
  public Resolution ratio(String text) {
    return compared(text, EvidencePath.Aspect.RATIO);
  }

  /// The measurement as `mean ± standard error`, with a mark that says how it compares with the
  /// baseline.
  public Resolution marked(String text) {
    return switch (value(text)) {
      case Resolution.Unknown unknown -> unknown;
      case Resolution.Resolved(String latex, SequencedMap<String, Double> numbers) ->
          new Resolution.Resolved(latex + mark(text).map(Mark::latex).orElse(""), numbers);
    };
  }

  /// How a measurement compares with the baseline, for tables; empty where there is nothing to say.
  public Optional<Mark> mark(String text) {
    return results.at(text.strip()).flatMap(this::compare).flatMap(Mark::of);
  }

  /// How many repetitions a run has, given as `run_2`.
  public Resolution seeds(String run) {
    List<Integer> known = seeds.getOrDefault(run.strip(), List.of());
    return known.isEmpty()
        ? unknown(run.strip(), List.copyOf(seeds.keySet()))
        : new Resolution.Resolved(
            "$%d$".formatted(known.size()),
            new TreeMap<>(Map.of(run.strip() + "/seeds", Double.valueOf(known.size()))));
  }

  /// How a measurement compares with the baseline's; empty for the baseline itself and where it
  /// measured nothing of the kind.
  public Optional<Comparison> compare(Measurement after) {
    return compare(after, baseline);
  }

  /// How a measurement compares with the same one of another run; empty where there is none.
  public Optional<Comparison> compare(Measurement after, String against) {
    return results
        .at("%s/%s/%s".formatted(against, after.dataset(), after.metric()))
        .filter(before -> !before.run().equals(after.run()))
        .map(before -> comparisons().of(before, after));
  }

  /// The comparison that a path such as `run_2-run_1/moons/kl` names; one of `run_2/moons/kl` is
  /// with the baseline.
  public Optional<Comparison> comparison(String text) {
    return EvidencePath.parse(text)
        .flatMap(
            path ->
                results
                    .at(path.measurement())
                    .flatMap(after -> compare(after, path.against().orElse(baseline))));
  }

  /// The sealed comparisons in the order of the plan, and what came of each.
  public List<Confirmatory> confirmatory() {
    return comparisons().confirmatory();
  }

  /// All paths that resolve, in the order of the results.
  public List<String> paths() {
    return results.measurements().stream().map(Measurement::path).toList();
  }

  private Comparisons comparisons() {
    return new Comparisons(results, metrics, plan);
  }

  private Resolution measured(EvidencePath path) {
    return results
        .at(path.measurement())
        .map(m -> MeasurementText.of(path, m, Numbers.of(metrics, path.metric())))
        .orElseGet(() -> unknown(path.toString(), paths()));
  }

  private Resolution compared(String text, EvidencePath.Aspect aspect) {
    return EvidencePath.parse(text)
        .filter(path -> path.aspect() == EvidencePath.Aspect.VALUE || path.aspect() == aspect)
        .map(path -> compared(path.with(aspect)))
        .orElseGet(() -> unknown(text.strip(), paths()));
  }

  private Resolution compared(EvidencePath path) {
    String against = path.against().orElse(baseline);
    Optional<Measurement> after = results.at(path.measurement());
    if (after.isEmpty()) {
      return unknown(path.measurement(), paths());
    }
    if (against.equals(path.run())) {
      return new Resolution.Unknown(
          path.toString(), "it compares %s with itself".formatted(against), List.of());
    }
    return compare(after.orElseThrow(), against)
        .map(comparison -> new ComparisonText(comparison, numbers(path)).of(path.aspect()))
        .orElseGet(() -> unknown(path.of(against).measurement(), results.of(against).paths()));
  }

  private Numbers numbers(EvidencePath path) {
    return Numbers.of(metrics, path.metric());
  }

  private static Resolution unknown(String path, List<String> existing) {
    return new Resolution.Unknown(
        path,
        "nothing is recorded under '%s'".formatted(path),
        Nearest.ranked(path, existing, NEAREST));
  }
}
