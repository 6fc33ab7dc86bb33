package dev.alhazen.experiment;

import dev.alhazen.base.Finding;
import dev.alhazen.evidence.SealedPlan;
import java.util.ArrayList;
import java.util.List;

/// What a reader of the results must be warned of, whatever a paper says about them. None can be
/// mended in a text, so none blocks a paper.
public final class TrialFindings {
  private TrialFindings() {}

  /// @param plan where it expects a change, a run without effect is a finding
  public static List<Finding> of(Trials trials, SealedPlan plan) {
    List<Finding> findings = new ArrayList<>();
    for (Trials.Attempt attempt : trials.attempts()) {
      if (attempt.outcome().equals("tampered")) {
        findings.add(tampered(attempt));
      }
    }
    for (Run run : trials.runs()) {
      run.integrity().ifPresent(integrity -> findings.addAll(of(run, integrity, plan)));
    }
    return List.copyOf(findings);
  }

  private static Finding tampered(Trials.Attempt attempt) {
    return Finding.warn(
        "tampered",
        "%s, attempt %d".formatted(attempt.run(), attempt.number()),
        "The code changed files that judge the runs. They were restored, and nothing of this attempt"
            + " counts: %s.".formatted(attempt.detail()));
  }

  private static List<Finding> of(Run run, Integrity integrity, SealedPlan plan) {
    List<Finding> findings = new ArrayList<>();
    plan.primary().stream()
        .filter(primary -> primary.run().equals(run.name()))
        .filter(primary -> integrity.sameAs().contains(primary.against()))
        .map(SealedPlan.Primary::against)
        .distinct()
        .forEach(against -> findings.add(dead(run, against)));
    if (!integrity.evaluation().isEmpty()) {
      findings.add(
          Finding.warn(
              "evaluation-changed",
              run.name(),
              "This run changed code near the evaluation, so its results may not be comparable."
                  + " Read the change in the notes."));
    }
    return findings;
  }

  private static Finding dead(Run run, String against) {
    return Finding.warn(
        "no-effect",
        run.name(),
        "The plan expects %s to differ from %s, but it gave the same numbers under the same seeds,"
                .formatted(run.name(), against)
            + " to the last digit: the changed code was not reached, or does nothing.");
  }
}
