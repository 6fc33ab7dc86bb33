package dev.alhazen.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationTest {

  @Test
  void countsAllWaysToShareOutTheValues() {
    // Counted with itertools.combinations in Python: 7 of 56 lie as far apart.
    Permutation test =
        Permutation.of(List.of(0.60, 0.64, 0.62, 0.59, 0.66), List.of(0.55, 0.58, 0.61));
    assertThat(test.p()).isCloseTo(7.0 / 56, within(1e-12));
    assertThat(test.ways()).isEqualTo(Permutation.Ways.ALL);
    assertThat(test.least()).isCloseTo(1.0 / 56, within(1e-12));
  }

  @Test
  void cannotGoBelowATenthForThreeAgainstThree() {
    Permutation test = Permutation.of(List.of(1.0, 2.0, 3.0), List.of(50.0, 60.0, 70.0));
    assertThat(test.p()).isCloseTo(0.1, within(1e-12));
    assertThat(test.least()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void triesASampleOfTheWaysWhereThereAreTooMany() {
    Permutation apart = Permutation.of(values(30, 0), values(30, 15));
    assertThat(apart.ways()).isEqualTo(Permutation.Ways.SAMPLED);
    assertThat(apart.p()).isBetween(1.0 / 20_001, 0.001);
    assertThat(Permutation.of(values(30, 0), values(30, 0)).p()).isCloseTo(1, within(1e-9));
    assertThat(Permutation.of(values(30, 0), values(30, 15))).isEqualTo(apart);
  }

  private static List<Double> values(int n, double from) {
    return IntStream.range(0, n).mapToObj(i -> from + i).toList();
  }
}
