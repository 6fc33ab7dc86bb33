package dev.alhazen.evidence;

import dev.alhazen.statistics.Difference;
import dev.alhazen.statistics.Pooled;
import dev.alhazen.statistics.Power;
import java.util.OptionalInt;

/// What the repetitions of a comparison could have found, had it been there, with the noise that
/// they showed. Of a sealed comparison the test is taken at the level that the correction asks of
/// the first, the hardest one.
///
/// @param detectable the smallest difference that is found in four of five studies, in the unit of
///   the metric
/// @param seeds how many repetitions of each side would find a difference as large as the one
///   observed; empty where more than [Power#MOST_SEEDS] would be needed
public record PowerNote(double detectable, OptionalInt seeds) {

  static PowerNote of(Comparison comparison) {
    Measurement before = comparison.before();
    Measurement after = comparison.after();
    double size = (1 - Difference.LEVEL) / tests(comparison);
    double noise = Pooled.of(before.values(), after.values()).deviation();
    return new PowerNote(
        new Power(before.n(), after.n(), size).smallestFound() * noise,
        Power.seedsFor(Math.abs(comparison.estimate()) / noise, size));
  }

  private static int tests(Comparison comparison) {
    return comparison.kind() == Comparison.Kind.CONFIRMATORY ? comparison.family() : 1;
  }
}
