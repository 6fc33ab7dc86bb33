package dev.alhazen.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Expected values were worked by hand from the formulas, with quantiles of Student's tables.
class DifferenceTest {

  @Test
  void summarisesWithTheSampleDeviationOverTheRootOfN() {
    Summary summary = Summary.of(List.of(1.0, 2.0, 3.0, 6.0));
    assertThat(summary.mean()).isEqualTo(3.0);
    // Squares: 4 + 1 + 0 + 9 = 14; 14 / 3; root 2.160247; half of it.
    assertThat(summary.deviation()).isCloseTo(2.160247, within(1e-6));
    assertThat(summary.standardError()).isCloseTo(1.080123, within(1e-6));
    // Three degrees of freedom: 3.182446.
    Interval interval = summary.interval(0.95).orElseThrow();
    assertThat(interval.low()).isCloseTo(3 - 3.437434, within(1e-5));
    assertThat(interval.high()).isCloseTo(3 + 3.437434, within(1e-5));
  }

  @Test
  void saysNothingAboutTheSpreadOfASingleValue() {
    Summary summary = Summary.of(List.of(0.5));
    assertThat(summary.standardError()).isNaN();
    assertThat(summary.interval(0.95)).isEmpty();
    Difference difference = Difference.between(List.of(0.5), List.of(0.4, 0.5));
    assertThat(difference.noise()).isEqualTo(Difference.Noise.ONE_REPETITION);
    assertThat(difference.interval()).isEmpty();
    assertThat(difference.p()).isNaN();
  }

  @Test
  void comparesTwoMeansByWelch() {
    Difference difference = Difference.between(List.of(1.0, 2.0, 3.0), List.of(5.0, 6.0, 7.0));
    // Each variance of the mean is 1/3, so the error is √(2/3) and there are 4 degrees:
    // t = 4.898979, p = 0.00805, reach 2.776445 · 0.816497 = 2.266958.
    assertThat(difference.estimate()).isEqualTo(4.0);
    assertThat(difference.p()).isCloseTo(0.00805, within(1e-5));
    assertThat(difference.interval().orElseThrow().low()).isCloseTo(4 - 2.266958, within(1e-5));
  }

  @Test
  void comparesWithUnequalSpreadAndNumberAsScipyDoes() {
    // scipy.stats.ttest_ind(equal_var=False) and its confidence_interval(), 1.17.
    Difference difference =
        Difference.between(List.of(0.60, 0.64, 0.62, 0.59, 0.66), List.of(0.55, 0.58, 0.61));
    assertThat(difference.p()).isCloseTo(0.12021300508508, within(1e-10));
    Interval interval = difference.interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(-0.10089735151281, within(1e-9));
    assertThat(interval.high()).isCloseTo(0.01689735151281, within(1e-9));
  }

  @Test
  void takesIdenticalRepetitionsForNoSignOfNoise() {
    List<Double> same = List.of(2.0, 2.0);
    assertThat(Difference.between(same, List.of(3.0, 3.0)))
        .isEqualTo(
            new Difference(
                1.0, Difference.Noise.IDENTICAL_REPETITIONS, Optional.empty(), Double.NaN));
    assertThat(Difference.between(same, List.of(3.0, 3.1)).noise())
        .isEqualTo(Difference.Noise.IDENTICAL_REPETITIONS);
    assertThat(Difference.areIdentical(List.of(0.1 + 0.2, 0.3))).isTrue();
    assertThat(Difference.areIdentical(List.of(0.3, 0.3000001))).isFalse();
  }

  @Test
  void correctsForTheNumberOfComparisons() {
    // Sorted: 0.01·4, 0.02·3, 0.03·2 (raised to 0.06), 0.5·1.
    assertThat(Holm.adjust(List.of(0.03, 0.01, 0.5, 0.02)))
        .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
        .containsExactly(0.06, 0.04, 0.5, 0.06);
  }
}
