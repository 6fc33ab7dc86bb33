package dev.alhazen.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.alhazen.template.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Who computed a run's results, and what else a reader must know before trusting them.
///
/// @param grade of the run as a whole
/// @param selfReported metrics that the experiment's own code computed, sorted; all of them where
///   the grade is that
/// @param evaluation what the run changed near the evaluation, as a person reads differences; empty
///   where nothing
/// @param sameAs earlier runs that gave the very same numbers under the same seeds
public record Integrity(
    Grade grade, List<String> selfReported, String evaluation, List<String> sameAs) {
  public Integrity {
    selfReported = List.copyOf(selfReported);
    sameAs = List.copyOf(sameAs);
  }

  /// Whose word a number is.
  public enum Grade {
    /// The template's judge computed it, in a process that never held edited code, from what the
    /// experiment left.
    @JsonProperty("harness-measured")
    HARNESS_MEASURED,
    /// The experiment computed it in the same process as the edited code.
    @JsonProperty("self-reported")
    SELF_REPORTED;

    /// `harness-measured` or `self-reported`.
    public String words() {
      return switch (this) {
        case HARNESS_MEASURED -> "harness-measured";
        case SELF_REPORTED -> "self-reported";
      };
    }
  }

  /// Names of metrics.
  ///
  /// @param all that the run reports
  /// @param baseline those that the baseline reports
  /// @param passedOn those that the judge says it does not measure itself
  record Reported(List<String> all, List<String> baseline, Set<String> passedOn) {}

  static Integrity of(
      Prepared prepared, Reported reported, String evaluation, List<String> sameAs) {
    if (prepared.judge().isEmpty()) {
      return new Integrity(Grade.SELF_REPORTED, sorted(reported.all()), evaluation, sameAs);
    }
    List<String> own =
        reported.all().stream()
            .filter(
                metric ->
                    reported.passedOn().contains(metric) || !reported.baseline().contains(metric))
            .toList();
    return new Integrity(Grade.HARNESS_MEASURED, sorted(own), evaluation, sameAs);
  }

  private static List<String> sorted(List<String> names) {
    return List.copyOf(new TreeSet<>(names));
  }

  /// Whose word one metric is.
  public Grade of(String metric) {
    return selfReported.contains(metric) ? Grade.SELF_REPORTED : Grade.HARNESS_MEASURED;
  }

  /// The grade in a sentence.
  public String sentence() {
    return switch (grade) {
      case SELF_REPORTED ->
          "All results are self-reported: the experiment's own code computes them.";
      case HARNESS_MEASURED ->
          selfReported.isEmpty()
              ? "All results are measured by the template's harness."
              : "Results are measured by the template's harness, but for the self-reported: %s."
                  .formatted(String.join(", ", selfReported));
    };
  }

  /// What is particular to this run, one point each; some have several lines.
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (!sameAs.isEmpty()) {
      remarks.add(
          ("The same numbers as %s under the same seeds, to the last digit, in all that both report:"
                  + " the change had no effect on the computation of these.")
              .formatted(String.join(", ", sameAs)));
    }
    if (!evaluation.isEmpty()) {
      remarks.add("What the run changed near the evaluation:\n" + evaluation);
    }
    return remarks;
  }
}
