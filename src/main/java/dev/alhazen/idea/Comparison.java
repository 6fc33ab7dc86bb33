package dev.alhazen.idea;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How one earlier work relates to an idea.
///
/// @param key the work's citation key
/// @param problem whether it asks the same question
/// @param method whether it does the same to answer it
/// @param evidence whether it has shown by like data and measures what the idea would show
public record Comparison(String key, Facet problem, Facet method, Facet evidence) {
  public Comparison {
    key = key.strip();
  }

  /// One side of the comparison, with the sentence that it rests on.
  public record Facet(Overlap overlap, String why) {}

  /// How much of the idea a work holds.
  public enum Overlap {
    @JsonProperty("none")
    NONE,
    @JsonProperty("partial")
    PARTIAL,
    @JsonProperty("same")
    SAME
  }

  /// Whether the work asks the same question and answers it by the same method.
  boolean isTheIdea() {
    return problem.overlap() == Overlap.SAME && method.overlap() == Overlap.SAME;
  }

  /// Whether nothing would be left to show.
  boolean isTheIdeaAndItsEvidence() {
    return isTheIdea() && evidence.overlap() == Overlap.SAME;
  }

  /// Whether question or method have anything in common.
  boolean touches() {
    return problem.overlap() != Overlap.NONE || method.overlap() != Overlap.NONE;
  }

  /// From 0, nothing in common, to 6.
  int closeness() {
    return problem.overlap().ordinal() + method.overlap().ordinal() + evidence.overlap().ordinal();
  }
}
