package dev.alhazen.evidence;

import dev.alhazen.evidence.SealedPlan.Primary;
import dev.alhazen.statistics.Difference;
import dev.alhazen.statistics.Holm;
import dev.alhazen.template.Template;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Compares measurements. The sealed comparisons are one family, over which p-values are corrected;
/// one that was not measured or cannot be tested stays in it with p = 1, so that leaving out a
/// result makes nothing else look better.
final class Comparisons {
  private static final double SIZE = 1 - Difference.LEVEL;

  private final Results results;
  private final List<Template.Metric> metrics;
  private final List<Primary> family;

  Comparisons(Results results, List<Template.Metric> metrics, SealedPlan plan) {
    this.results = results;
    this.metrics = metrics;
    this.family = plan.primary();
  }

  /// The sealed comparisons in the order of the plan, measured or not.
  List<Confirmatory> confirmatory() {
    List<Double> corrected = corrected();
    return IntStream.range(0, family.size())
        .mapToObj(
            i ->
                new Confirmatory(
                    family.get(i),
                    pair(family.get(i)).map(pair -> sealed(pair, family.get(i), corrected.get(i)))))
        .toList();
  }

  Comparison of(Measurement before, Measurement after) {
    Pair pair = new Pair(before, after);
    for (int i = 0; i < family.size(); i++) {
      if (family.get(i).isBetween(before, after)) {
        return sealed(pair, family.get(i), corrected().get(i));
      }
      if (family.get(i).isBetween(after, before)) {
        return sealed(pair, family.get(i).turned(), corrected().get(i));
      }
    }
    return exploratory(pair);
  }

  private record Pair(Measurement before, Measurement after) {}

  private Comparison sealed(Pair pair, Primary primary, double corrected) {
    Difference difference = difference(pair);
    boolean tested = difference.noise() == Difference.Noise.ESTIMATED;
    return new Comparison(
        pair.before(),
        pair.after(),
        difference,
        Comparison.Kind.CONFIRMATORY,
        standing(
            pair, difference, corrected < SIZE ? Standing.BEYOND_NOISE : Standing.WITHIN_NOISE),
        tested ? corrected : Double.NaN,
        family.size(),
        Optional.of(primary.expected()));
  }

  private Comparison exploratory(Pair pair) {
    Difference difference = difference(pair);
    return new Comparison(
        pair.before(),
        pair.after(),
        difference,
        Comparison.Kind.EXPLORATORY,
        standing(
            pair, difference, difference.p() < SIZE ? Standing.SUGGESTIVE : Standing.WITHIN_NOISE),
        Double.NaN,
        family.size(),
        Optional.empty());
  }

  private Standing standing(Pair pair, Difference difference, Standing tested) {
    return switch (difference.noise()) {
      case ESTIMATED -> tested;
      case ONE_REPETITION -> Standing.NOT_TESTED;
      case IDENTICAL_REPETITIONS -> Standing.NOT_ESTIMABLE;
      case LEFT_OUT -> kind(pair) == Template.Kind.TIMING ? Standing.DESCRIPTIVE : Standing.EXACT;
    };
  }

  private Difference difference(Pair pair) {
    List<Double> before = pair.before().values();
    List<Double> after = pair.after().values();
    boolean described =
        switch (kind(pair)) {
          case RANDOM -> false;
          case TIMING -> true;
          // What varies although it should not is tested like anything that varies.
          case EXACT -> Difference.areIdentical(before) && Difference.areIdentical(after);
        };
    return described ? Difference.described(before, after) : Difference.between(before, after);
  }

  private Template.Kind kind(Pair pair) {
    return metrics.stream()
        .filter(metric -> metric.isCalled(pair.after().metric()))
        .findFirst()
        .map(Template.Metric::kind)
        .orElse(Template.Kind.RANDOM);
  }

  private List<Double> corrected() {
    return Holm.adjust(family.stream().map(this::chance).toList());
  }

  private double chance(Primary primary) {
    return pair(primary)
        .map(this::difference)
        .filter(difference -> difference.noise() == Difference.Noise.ESTIMATED)
        .map(Difference::p)
        .orElse(1.0);
  }

  private Optional<Pair> pair(Primary primary) {
    return results
        .at(primary.pathOf(primary.against()))
        .flatMap(
            before ->
                results.at(primary.pathOf(primary.run())).map(after -> new Pair(before, after)));
  }
}
