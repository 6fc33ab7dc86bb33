package dev.alhazen.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EffectSizeTest {

  @Test
  void measuresInPooledDeviationsWithoutBias() {
    // Pooled variance 1, so d = 4; with 4 degrees the factor is Γ(2) / (√2 · Γ(1.5)) = 0.797885.
    EffectSize size =
        EffectSize.between(List.of(1.0, 2.0, 3.0), List.of(5.0, 6.0, 7.0)).orElseThrow();
    assertThat(size.g()).isCloseTo(4 * 0.797885, within(1e-5));
  }

  @Test
  void boundsTheTrueSizeByTheNoncentralT() {
    // scipy 1.17: the noncentralities under which nct.cdf(t) is 0.975 and 0.025.
    EffectSize size =
        EffectSize.between(List.of(0.60, 0.64, 0.62, 0.59, 0.66), List.of(0.55, 0.58, 0.61))
            .orElseThrow();
    assertThat(size.g()).isCloseTo(-1.2537941178190883, within(1e-9));
    assertThat(size.interval().low()).isCloseTo(-3.0382077952846562, within(1e-7));
    assertThat(size.interval().high()).isCloseTo(0.2394004963185412, within(1e-7));
  }

  @Test
  void holdsTheTrueSizeAsOftenAsItSays() {
    Random random = new Random(7);
    int held = 0;
    for (int i = 0; i < 1_000; i++) {
      Interval interval =
          EffectSize.between(sample(random, 3, 0), sample(random, 3, 2)).orElseThrow().interval();
      held += interval.holds(2) ? 1 : 0;
    }
    // Three standard errors about 950 of 1,000.
    assertThat(held).isBetween(929, 971);
  }

  @Test
  void isUnknownWithoutNoise() {
    assertThat(EffectSize.between(List.of(1.0), List.of(2.0, 3.0))).isEmpty();
    assertThat(EffectSize.between(List.of(1.0, 1.0), List.of(2.0, 3.0))).isEmpty();
  }

  @Test
  void copesWithAlmostNoNoise() {
    EffectSize size =
        EffectSize.between(List.of(1.0, 1.00001, 1.00002), List.of(9.0, 9.00001, 9.00002))
            .orElseThrow();
    assertThat(size.interval().holds(size.g())).isTrue();
  }

  private static List<Double> sample(Random random, int n, double mean) {
    return Stream.generate(() -> mean + random.nextGaussian()).limit(n).toList();
  }
}
