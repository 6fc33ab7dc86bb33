package dev.alhazen.experiment;

import dev.alhazen.evidence.Measurement;
import dev.alhazen.evidence.Results;
import dev.alhazen.evidence.SealedPlan.Primary;
import dev.alhazen.statistics.EffectSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Chooses the run that is worth more seeds: among the runs that the sealed comparisons name, the
/// one that differs most in the primary metric, in the expected direction, on the mean over its
/// data sets. Differences are told in standard deviations, and, where the spread of one is not
/// known, all as parts of what they are compared with.
final class BestVariant {
  private final Results results;
  private final List<Primary> comparisons;

  BestVariant(Plan plan, Results results) {
    this.results = results;
    this.comparisons =
        plan.comparisons().stream()
            .filter(one -> plan.primaryMetric().filter(one.metric()::equals).isPresent())
            .filter(one -> before(one).isPresent() && after(one).isPresent())
            .toList();
  }

  /// @param against what the run is compared with
  record Pair(String run, String against) {}

  /// Empty where no run goes the expected way.
  Optional<Pair> pair() {
    boolean isSpreadKnown = comparisons.stream().allMatch(one -> size(one).isPresent());
    Map<Pair, List<Double>> gains = new LinkedHashMap<>();
    for (Primary one : comparisons) {
      double difference = isSpreadKnown ? size(one).orElseThrow().g() : share(one);
      gains
          .computeIfAbsent(new Pair(one.run(), one.against()), _ -> new ArrayList<>())
          .add(gain(one, difference));
    }
    return gains.entrySet().stream()
        .filter(it -> mean(it.getValue()) > 0)
        .reduce((a, b) -> mean(b.getValue()) > mean(a.getValue()) ? b : a)
        .map(Map.Entry::getKey);
  }

  private static double gain(Primary one, double difference) {
    return switch (one.expected()) {
      case LOWER -> -difference;
      case HIGHER -> difference;
      case DIFFERENT -> Math.abs(difference);
    };
  }

  private Optional<EffectSize> size(Primary one) {
    return EffectSize.between(
        before(one).orElseThrow().values(), after(one).orElseThrow().values());
  }

  /// Of the mean that it is compared with; the bare difference where that is zero.
  private double share(Primary one) {
    double before = before(one).orElseThrow().mean();
    double difference = after(one).orElseThrow().mean() - before;
    return before == 0 ? difference : difference / Math.abs(before);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private Optional<Measurement> before(Primary one) {
    return at(one.against(), one);
  }

  private Optional<Measurement> after(Primary one) {
    return at(one.run(), one);
  }

  private Optional<Measurement> at(String run, Primary one) {
    return results.at("%s/%s/%s".formatted(run, one.dataset(), one.metric()));
  }
}
