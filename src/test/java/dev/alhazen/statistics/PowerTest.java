package dev.alhazen.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected values are from scipy 1.17: `nct.cdf`, and the same double integral by adaptive
/// quadrature over `nct`.
class PowerTest {

  @ParameterizedTest
  @CsvSource({
    "4, 1.5, 2.0, 0.6189289251396548",
    "4, 1.5, -0.7, 0.017783947800060936",
    "8, 0, 2.306, 0.9749998386193579",
    "2, 3, 20, 0.9754256788896828",
    "2, 40, 60, 0.6411605607692734",
    "500, 2, 1.5, 0.30847131169168285",
    "10, -3, -2.2, 0.7792900359443569",
    "8, 5, 5, 0.45318493521562186"
  })
  void knowsTheNoncentralT(double degrees, double lambda, double t, double expected) {
    assertThat(new NoncentralT(degrees, lambda).cumulative(t)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void findsTheNoncentralityBehindAProbability() {
    double lambda = NoncentralT.lambda(6, 2.5, 0.1);
    assertThat(new NoncentralT(6, lambda).cumulative(2.5)).isCloseTo(0.1, within(1e-8));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0001, 2, 2, 0.05, 0.0234257206778515",
    "0.0001, 3, 3, 0.05, 0.0351210821914556",
    "0.0001, 5, 5, 0.05, 0.04418330276460277",
    "2, 3, 3, 0.05, 0.36753905631835027",
    "2, 5, 5, 0.05, 0.766782315499738",
    "2, 3, 5, 0.05, 0.5352444735324833",
    "1, 5, 5, 0.0125, 0.09505410954753696",
    "0.5, 64, 64, 0.05, 0.8013761903704718"
  })
  void knowsThePowerOfWelchsTest(double deviations, int before, int after, double size, double p) {
    assertThat(new Power(before, after, size).of(deviations)).isCloseTo(p, within(1e-6));
  }

  @Test
  void saysWhatSoFewRepetitionsFind() {
    double smallest = new Power(3, 3, 0.05).smallestFound();
    assertThat(new Power(3, 3, 0.05).of(smallest)).isCloseTo(0.8, within(1e-5));
    assertThat(smallest).isBetween(3.0, 4.0);
    assertThat(new Power(2, 2, 0.001).smallestFound()).isGreaterThan(20);
  }

  @Test
  void saysHowManyRepetitionsADifferenceNeeds() {
    // J. Cohen, Statistical Power Analysis, table 2.3.5: 26 for a large and 64 for a medium effect.
    assertThat(Power.seedsFor(0.8, 0.05)).hasValue(26);
    assertThat(Power.seedsFor(0.5, 0.05)).hasValue(64);
    assertThat(Power.seedsFor(100, 0.05)).hasValue(2);
    assertThat(Power.seedsFor(0.01, 0.05)).isEmpty();
  }

  @Test
  void hasNoPowerToSpeakOfWithOneRepetition() {
    assertThatThrownBy(() -> new Power(1, 3, 0.05)).isInstanceOf(IllegalArgumentException.class);
  }
}
