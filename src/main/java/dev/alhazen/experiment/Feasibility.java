package dev.alhazen.experiment;

import java.util.List;

/// Whether it may be said of an idea that it cannot be carried out: only after code for it was
/// tried in earnest.
final class Feasibility {
  private static final String REFUSED = new Outcome.EditRefused("").word();

  private Feasibility() {}

  /// @param mostAttempts how often one run may be tried
  static boolean isTried(List<Trials.Attempt> attempts, int mostAttempts) {
    return attempts.stream().anyMatch(attempt -> attempt.number() >= mostAttempts)
        && attempts.stream().anyMatch(attempt -> !attempt.outcome().equals(REFUSED));
  }
}
