package dev.alhazen.experiment;

/// Something in which the work departed from the sealed plan without an amendment.
///
/// @param run that it concerns
/// @param text one sentence
public record Deviation(Kind kind, String run, String text) {

  /// What was different.
  public enum Kind {
    /// A planned run was never begun.
    NOT_MADE,
    /// A run was tried and gave no result.
    FAILED,
    /// Attempts were thrown away before one finished.
    ATTEMPTS_DISCARDED,
    /// Planned runs were made in another order.
    ORDER,
    /// A run started from other code than planned.
    START,
    /// Fewer repetitions than planned.
    FEWER_SEEDS,
    /// A run does not report what was to be compared.
    NOT_MEASURED,
    /// Another plan had been sealed before.
    PLANNED_AGAIN
  }
}
