package dev.alhazen.evidence;

import java.util.List;

/// A run's results as plain text, one measurement a line, for notes, prompts and people.
public final class ResultLines {
  private ResultLines() {}

  /// `moons/eval_loss = 0.612 ± 0.004 (n = 3); to run_0: -0.012 [-0.030, 0.006], within the noise,
  /// exploratory (p = 0.13)`.
  public static List<String> of(Evidence evidence, String run) {
    return evidence.results().of(run).measurements().stream().map(m -> line(evidence, m)).toList();
  }

  private static String line(Evidence evidence, Measurement m) {
    Numbers numbers = Numbers.of(evidence.metrics(), m.metric());
    String spread = Double.isNaN(m.stderr()) ? "" : " ± " + numbers.plain(m.stderr());
    String value =
        "%s/%s = %s%s (n = %d)"
            .formatted(m.dataset(), m.metric(), numbers.plain(m.mean()), spread, m.n());
    return evidence
        .compare(m)
        .map(it -> "%s; to %s: %s".formatted(value, evidence.baseline(), compared(numbers, it)))
        .orElse(value);
  }

  private static String compared(Numbers numbers, Comparison comparison) {
    String interval =
        comparison
            .difference()
            .interval()
            .map(i -> " [%s, %s]".formatted(numbers.plain(i.low()), numbers.plain(i.high())))
            .orElse("");
    String sign = comparison.estimate() > 0 ? "+" : "";
    return "%s%s%s, %s"
        .formatted(sign, numbers.plain(comparison.estimate()), interval, comparison.words());
  }
}
