package dev.alhazen.evidence;

/// What may be said about a difference.
public enum Standing {
  /// Chance alone would explain it: nobody may call this a gain or a loss.
  WITHIN_NOISE("within the noise"),
  /// A sealed comparison that holds after the correction for all of them.
  BEYOND_NOISE("beyond the noise"),
  /// By itself it would be beyond the noise, but nobody had said before that it would be looked at.
  SUGGESTIVE("exploratory, not confirmed"),
  /// A side has one repetition: the spread is not known.
  NOT_TESTED("not tested against the noise, one repetition"),
  /// The repetitions of a side are all the same, so that chance did not reach them.
  NOT_ESTIMABLE("noise not estimable, identical repetitions"),
  /// A time on this machine at its load of the moment.
  DESCRIPTIVE("a time, described and not tested"),
  /// There is no chance in it.
  EXACT("exact, without chance");

  private final String words;

  Standing(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /// Whether chance was weighed at all.
  public boolean isTested() {
    return this == WITHIN_NOISE || this == BEYOND_NOISE || this == SUGGESTIVE;
  }
}
