package dev.alhazen.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.evidence.Measurement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0.43214, 0.0034, 0.4321 ± 0.0034 (n = 3)",
    "1234.5, 12.3, 1235 ± 12 (n = 3)",
    "0.5, NaN, 0.5 (n = 3)",
    "0.5, 0, 0.5 (n = 3)",
    "0.00000012, 0.00000001, 1.200e-07 ± 1.0e-08 (n = 3)"
  })
  void writesAMeanWithAsManyDecimalsAsItsErrorAllows(double mean, double error, String text) {
    assertThat(Numbers.measured(new Measurement("run_0", "d", "m", 3, mean, error, List.of())))
        .isEqualTo(text);
  }
}
