package dev.alhazen.verify;

import java.util.List;

/// All checks of a paper in one word.
///
/// @param grade `confirmed` only where everything was checked and agrees
public record Summary(Grade grade, int confirmed, int altered, int missing) {

  /// The word.
  public enum Grade {
    CONFIRMED,
    ALTERED,
    /// Something could not be checked, and nothing was found altered.
    INCOMPLETE
  }

  public static Summary of(List<Check> checks) {
    int confirmed = 0;
    int altered = 0;
    int missing = 0;
    for (Check check : checks) {
      switch (check.verdict()) {
        case Verdict.Confirmed _ -> confirmed++;
        case Verdict.Altered _ -> altered++;
        case Verdict.Missing _ -> missing++;
      }
    }
    Grade grade =
        altered > 0
            ? Grade.ALTERED
            : missing > 0 || confirmed == 0 ? Grade.INCOMPLETE : Grade.CONFIRMED;
    return new Summary(grade, confirmed, altered, missing);
  }

  /// One line for people.
  public String line() {
    return "%s: %d confirmed, %d altered, %d missing"
        .formatted(grade.name().toLowerCase(java.util.Locale.ROOT), confirmed, altered, missing);
  }
}
