package dev.alhazen.experiment;

import dev.alhazen.evidence.Comparison;
import dev.alhazen.evidence.Confirmatory;
import dev.alhazen.evidence.Evidence;
import dev.alhazen.evidence.Standing;
import java.util.List;
import java.util.Optional;

/// What the sealed comparisons say about the idea. The program judges, not the model.
public sealed interface Judgement {

  /// At least one sealed comparison goes the expected way, beyond the noise.
  record Shown() implements Judgement {}

  /// Something was tested, and nothing of it goes the expected way beyond the noise.
  ///
  /// @param reason one sentence
  record NotShown(String reason) implements Judgement {}

  /// The idea was tried in earnest and cannot be carried out.
  ///
  /// @param reason one sentence
  record Infeasible(String reason) implements Judgement {}

  /// Nothing was sealed, or nothing that was sealed could be tested.
  record Open() implements Judgement {}

  /// Why this is a negative result; empty where it is none.
  default Optional<String> negative() {
    return switch (this) {
      case Shown _, Open _ -> Optional.empty();
      case NotShown(String reason) -> Optional.of(reason);
      case Infeasible(String reason) -> Optional.of(reason);
    };
  }

  static Judgement of(Trials trials, Evidence evidence) {
    List<Confirmatory> sealed = evidence.confirmatory();
    List<Comparison> made = sealed.stream().flatMap(one -> one.comparison().stream()).toList();
    if (made.stream().anyMatch(Judgement::isAsExpected)) {
      return new Shown();
    }
    Optional<String> infeasible = trials.protocol().infeasible();
    if (infeasible.isPresent()) {
      return new Infeasible("The idea cannot be carried out: " + infeasible.orElseThrow());
    }
    List<Comparison> tested =
        made.stream()
            .filter(one -> one.standing().isTested() || one.standing() == Standing.EXACT)
            .toList();
    return tested.isEmpty() ? new Open() : new NotShown(notShown(tested, sealed.size()));
  }

  private static boolean isAsExpected(Comparison one) {
    return one.isAsExpected() || (one.standing() == Standing.EXACT && one.isTheExpectedWay());
  }

  private static String notShown(List<Comparison> tested, int sealed) {
    String none =
        sealed == 1
            ? "The sealed comparison does not go"
            : "None of the %d sealed comparisons goes".formatted(sealed);
    long against = tested.stream().filter(one -> one.standing() == Standing.BEYOND_NOISE).count();
    int untested = sealed - tested.size();
    return "%s the expected way beyond the noise%s%s."
        .formatted(
            none,
            against == 0 ? "" : "; %d the other way".formatted(against),
            untested == 0 ? "" : "; %d could not be tested".formatted(untested));
  }
}
