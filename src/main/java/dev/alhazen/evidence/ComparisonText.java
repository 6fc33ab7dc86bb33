package dev.alhazen.evidence;

import dev.alhazen.statistics.EffectSize;
import dev.alhazen.statistics.Interval;
import dev.alhazen.statistics.Permutation;
import dev.alhazen.statistics.Power;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A comparison, or a part of it, as a paper prints it.
final class ComparisonText {
  private final Comparison comparison;
  private final Numbers numbers;

  /// @param numbers how the metric is written
  ComparisonText(Comparison comparison, Numbers numbers) {
    this.comparison = comparison;
    this.numbers = numbers;
  }

  /// @param aspect one that a comparison has
  Resolution of(EvidencePath.Aspect aspect) {
    return switch (aspect) {
      case VALUE, DIFFERENCE -> resolved(difference(), Map.of());
      case ESTIMATE ->
          resolved(
              "$%s$".formatted(numbers.signed(comparison.estimate())),
              Map.of("estimate", comparison.estimate()));
      case LOW, HIGH -> bound(aspect);
      case RATIO -> ratio();
      case N ->
          resolved(
              "$%d$ and $%d$".formatted(comparison.after().n(), comparison.before().n()), Map.of());
      case P -> comparison.standing().isTested() ? chance("p", comparison.p()) : untested("p");
      case CORRECTED -> corrected();
      case PERMUTATION ->
          comparison
              .permutation()
              .map(Permutation::p)
              .map(p -> chance("permutation", p))
              .orElseGet(() -> untested("permutation"));
      case EFFECT -> comparison.effectSize().map(this::effect).orElseGet(() -> untested("effect"));
      case DETECTABLE ->
          comparison.power().map(this::detectable).orElseGet(() -> untested("detectable"));
      case SEEDS -> comparison.power().map(this::seeds).orElseGet(() -> untested("seeds"));
      case VERDICT -> resolved(comparison.verdict(), Map.of());
      case MEAN, STDERR ->
          throw new IllegalArgumentException(aspect + " is a part of a single measurement");
    };
  }

  private String difference() {
    String amount = "$%s$".formatted(numbers.signed(comparison.estimate()));
    return comparison
        .difference()
        .interval()
        .map(i -> "%s (%s, %s%s)".formatted(amount, interval(numbers, i), verdict(), chance()))
        .orElseGet(() -> "%s (%s)".formatted(amount, verdict()));
  }

  private String verdict() {
    return comparison.verdict();
  }

  private String chance() {
    return comparison.standing() == Standing.BEYOND_NOISE
        ? ", corrected $p %s$".formatted(Numbers.chance(comparison.corrected()))
        : "";
  }

  private static String interval(Numbers numbers, Interval interval) {
    return "95\\%% interval $[%s, %s]$"
        .formatted(numbers.latex(interval.low()), numbers.latex(interval.high()));
  }

  private Resolution bound(EvidencePath.Aspect aspect) {
    return comparison
        .difference()
        .interval()
        .map(i -> aspect == EvidencePath.Aspect.LOW ? i.low() : i.high())
        .map(b -> resolved("$%s$".formatted(numbers.signed(b)), Map.of(aspect.word(), b)))
        .orElseGet(() -> untested(aspect.word()));
  }

  private Resolution ratio() {
    double before = comparison.before().mean();
    return before == 0
        ? new Resolution.Unknown(
            comparison.path(),
            "the mean of %s is zero, so there is no ratio".formatted(comparison.before().run()),
            List.of())
        : resolved(
            "$%s$".formatted(Numbers.RATIO.latex(comparison.after().mean() / before)), Map.of());
  }

  private Resolution corrected() {
    return comparison.kind() == Comparison.Kind.EXPLORATORY
        ? new Resolution.Unknown(
            comparison.path() + "/corrected",
            "only sealed comparisons are corrected, and this one is exploratory",
            List.of())
        : comparison.standing().isTested()
            ? chance("corrected", comparison.corrected())
            : untested("corrected");
  }

  private Resolution chance(String name, double p) {
    String text = Numbers.chance(p).replaceFirst("^= ", "");
    return resolved("$%s$".formatted(text), Map.of(name, p));
  }

  private Resolution effect(EffectSize size) {
    return resolved(
        "$%s$ (%s)"
            .formatted(Numbers.RATIO.signed(size.g()), interval(Numbers.RATIO, size.interval())),
        Map.of(
            "effect", size.g(),
            "effect/low", size.interval().low(),
            "effect/high", size.interval().high()));
  }

  private Resolution detectable(PowerNote note) {
    return resolved(
        "$%s$".formatted(numbers.latex(note.detectable())),
        Map.of("detectable", note.detectable()));
  }

  private Resolution seeds(PowerNote note) {
    return note.seeds().isPresent()
        ? resolved(
            "$%d$".formatted(note.seeds().getAsInt()),
            Map.of("seeds", (double) note.seeds().getAsInt()))
        : resolved("more than $%d$".formatted(Power.MOST_SEEDS), Map.of());
  }

  private Resolution untested(String what) {
    return new Resolution.Unknown(
        "%s/%s".formatted(comparison.path(), what),
        "there was no test (%s)".formatted(comparison.standing().words()),
        List.of());
  }

  /// @param own numbers of the comparison, by the words that follow its path
  private Resolution resolved(String latex, Map<String, Double> own) {
    SequencedMap<String, Double> all = new TreeMap<>();
    for (Measurement m : List.of(comparison.before(), comparison.after())) {
      all.put(m.path() + "/mean", m.mean());
      if (!Double.isNaN(m.stderr())) {
        all.put(m.path() + "/stderr", m.stderr());
      }
    }
    own.forEach((name, number) -> all.put("%s/%s".formatted(comparison.path(), name), number));
    return new Resolution.Resolved(latex, all);
  }
}
