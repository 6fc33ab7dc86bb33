package dev.alhazen.experiment;

/// A run that the plan does not have, recorded before it was made. Its results are exploratory.
///
/// @param run such as `run_3`
/// @param change what it changes in the code
/// @param from the run whose code it starts from
/// @param reason why the plan was departed from, in the model's words
public record Amendment(String run, String title, String change, String from, String reason) {

  /// `run_3, Title: The change. From the code of run_0. Reason: …`.
  public String line() {
    return "%s, %s: %s From the code of %s. Reason: %s"
        .formatted(run, title, Next.sentence(change), from, reason);
  }
}
