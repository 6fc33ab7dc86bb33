package dev.alhazen.evidence;

import java.util.Optional;

/// A sign behind a number in a table: how it compares with the baseline.
public enum Mark {
  BEYOND_NOISE(
      "$^{*}$",
      "beyond the noise of the baseline, sealed before the first run and"
          + " corrected for the number of comparisons"),
  WITHIN_NOISE("$^{n}$", "within the noise"),
  EXPLORATORY("$^{e}$", "apart by itself, but exploratory and not confirmed"),
  UNKNOWN_NOISE("$^{u}$", "noise unknown: one repetition, or identical ones");

  private final String latex;
  private final String legend;

  Mark(String latex, String legend) {
    this.latex = latex;
    this.legend = legend;
  }

  /// Times and exact values bear none.
  static Optional<Mark> of(Comparison comparison) {
    return switch (comparison.standing()) {
      case BEYOND_NOISE -> Optional.of(BEYOND_NOISE);
      case WITHIN_NOISE -> Optional.of(WITHIN_NOISE);
      case SUGGESTIVE -> Optional.of(EXPLORATORY);
      case NOT_TESTED, NOT_ESTIMABLE -> Optional.of(UNKNOWN_NOISE);
      case DESCRIPTIVE, EXACT -> Optional.empty();
    };
  }

  public String latex() {
    return latex;
  }

  /// What it means, for a table's caption.
  public String legend() {
    return latex + " " + legend;
  }
}
