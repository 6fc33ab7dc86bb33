package dev.alhazen.study;

import dev.alhazen.idea.Idea;
import dev.alhazen.idea.Verdict;

/// An idea with what is known of its novelty: an entry of `ideas.json`.
public record Candidate(Idea idea, Verdict verdict) {
  /// Whether it is worth an investigation. Only what is known already is left out.
  boolean isWorthwhile() {
    return verdict.status() != Verdict.Status.KNOWN;
  }
}
