package dev.alhazen.evidence;

import dev.alhazen.statistics.Power;
import java.util.List;
import java.util.Locale;

/// The sealed comparisons as plain text, one a line, for prompts and people.
public final class SealedLines {
  private SealedLines() {}

  /// `run_1-run_0/moons/loss, expected lower: -0.012 [-0.030, 0.006], within the noise …`, with
  /// effect size and power where there was a test.
  public static List<String> of(Evidence evidence) {
    return evidence.confirmatory().stream().map(one -> line(evidence, one)).toList();
  }

  private static String line(Evidence evidence, Confirmatory one) {
    String expected = one.primary().expected().name().toLowerCase(Locale.ROOT);
    String result =
        one.comparison()
            .map(it -> result(Numbers.of(evidence.metrics(), one.primary().metric()), it))
            .orElse("not measured");
    return "%s, expected %s: %s".formatted(one.primary().path(), expected, result);
  }

  private static String result(Numbers numbers, Comparison comparison) {
    String effect =
        comparison
            .effectSize()
            .map(
                size ->
                    "; g = %s [%s, %s]"
                        .formatted(
                            Numbers.RATIO.plain(size.g()),
                            Numbers.RATIO.plain(size.interval().low()),
                            Numbers.RATIO.plain(size.interval().high())))
            .orElse("");
    return ResultLines.compared(numbers, comparison)
        + effect
        + comparison.power().map(note -> power(numbers, note)).orElse("");
  }

  private static String power(Numbers numbers, PowerNote note) {
    String seeds =
        note.seeds().isPresent()
            ? "%d seeds".formatted(note.seeds().getAsInt())
            : "more than %d seeds".formatted(Power.MOST_SEEDS);
    return "; four of five such studies would find %s; %s a side would find one like this"
        .formatted(numbers.plain(note.detectable()), seeds);
  }
}
