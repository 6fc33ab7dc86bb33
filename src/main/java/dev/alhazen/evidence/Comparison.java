package dev.alhazen.evidence;

import dev.alhazen.evidence.SealedPlan.Expected;
import dev.alhazen.statistics.Difference;
import dev.alhazen.statistics.EffectSize;
import dev.alhazen.statistics.Permutation;
import java.util.Optional;

/// How a measurement differs from the same measurement of another run, and what may be said of it.
///
/// @param before of the run that is compared with, such as the baseline
/// @param after of the run in question
/// @param difference after minus before
/// @param kind whether it was sealed before the first run
/// @param corrected p after Holm's correction over the sealed comparisons; NaN where exploratory
/// @param family how many comparisons were sealed
/// @param expected which way it was said to differ; empty where exploratory
public record Comparison(
    Measurement before,
    Measurement after,
    Difference difference,
    Kind kind,
    Standing standing,
    double corrected,
    int family,
    Optional<Expected> expected) {
  /// Fewer repetitions on a side than this do not make a difference significant, whatever its p.
  public static final int LEAST_SEEDS = 5;

  /// Whether a comparison was said to matter before anything was seen.
  public enum Kind {
    CONFIRMATORY("confirmatory"),
    EXPLORATORY("exploratory");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// The path of the comparison, such as `run_2-run_0/moons/kl`.
  public String path() {
    return "%s-%s/%s/%s".formatted(after.run(), before.run(), after.dataset(), after.metric());
  }

  /// The mean of the run minus that of the other.
  public double estimate() {
    return difference.estimate();
  }

  /// Two-sided and uncorrected; NaN where there was no test.
  public double p() {
    return difference.p();
  }

  /// The lesser number of repetitions of the two sides.
  public int seeds() {
    return Math.min(before.n(), after.n());
  }

  /// Whether a paper may call the difference significant: it was sealed, it holds after correction,
  /// and rests on enough repetitions.
  public boolean isSignificant() {
    return standing == Standing.BEYOND_NOISE && seeds() >= LEAST_SEEDS;
  }

  /// Whether the difference is beyond the noise and goes the way that the plan said.
  public boolean isAsExpected() {
    return standing == Standing.BEYOND_NOISE
        && expected
            .map(
                way ->
                    switch (way) {
                      case LOWER -> estimate() < 0;
                      case HIGHER -> estimate() > 0;
                      case DIFFERENT -> true;
                    })
            .orElse(false);
  }

  /// Hedges' g; empty where there was no test.
  public Optional<EffectSize> effectSize() {
    return standing.isTested()
        ? EffectSize.between(before.values(), after.values())
        : Optional.empty();
  }

  /// A check that needs no assumption about the noise; empty where there was no test.
  public Optional<Permutation> permutation() {
    return standing.isTested()
        ? Optional.of(Permutation.of(before.values(), after.values()))
        : Optional.empty();
  }

  /// What so few repetitions can find; empty where there was no test.
  public Optional<PowerNote> power() {
    return standing.isTested() ? Optional.of(PowerNote.of(this)) : Optional.empty();
  }

  /// What may be said, in plain words: `within the noise, exploratory`.
  public String verdict() {
    return switch (standing) {
      case BEYOND_NOISE -> standing.words() + (isAsExpected() ? "" : ", against the expectation");
      case WITHIN_NOISE ->
          standing.words()
              + switch (kind) {
                case EXPLORATORY -> ", exploratory";
                case CONFIRMATORY -> isUndoneByCorrection() ? " after correction" : "";
              };
      case SUGGESTIVE, NOT_TESTED, NOT_ESTIMABLE, DESCRIPTIVE, EXACT -> standing.words();
    };
  }

  /// The verdict with its p-values: `within the noise, exploratory (p = 0.31)`.
  public String words() {
    if (!standing.isTested()) {
      return verdict();
    }
    String p = "p " + Numbers.chance(difference.p());
    return switch (kind) {
      case EXPLORATORY -> "%s (%s)".formatted(verdict(), p);
      case CONFIRMATORY ->
          "%s (confirmatory, %s, corrected %s)"
              .formatted(verdict(), p, Numbers.chance(corrected).replaceFirst("^= ", ""));
    };
  }

  private boolean isUndoneByCorrection() {
    return difference.interval().map(interval -> !interval.holds(0)).orElse(false);
  }
}
