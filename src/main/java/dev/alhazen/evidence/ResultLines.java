package dev.alhazen.evidence;

import dev.alhazen.statistics.Difference;
import java.util.List;

/// A run's results as plain text, one measurement a line, for notes, prompts and people.
public final class ResultLines {
  private ResultLines() {}

  /// `moons/eval_loss = 0.612 ± 0.004 (n = 3); to run_0: -0.012 [-0.030, 0.006], within the noise`.
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
        .map(d -> "%s; to %s: %s".formatted(value, evidence.baseline(), difference(numbers, d)))
        .orElse(value);
  }

  private static String difference(Numbers numbers, Difference d) {
    String interval =
        d.interval()
            .map(i -> " [%s, %s]".formatted(numbers.plain(i.low()), numbers.plain(i.high())))
            .orElse("");
    String sign = d.estimate() > 0 ? "+" : "";
    return sign + numbers.plain(d.estimate()) + interval + ", " + d.standing().words();
  }
}
