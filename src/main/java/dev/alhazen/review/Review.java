package dev.alhazen.review;

import java.util.List;
import java.util.SequencedMap;

/// A filled review form (NeurIPS style), or the aggregate of several.
///
/// @param scores field → value: `Originality`, `Quality`, `Clarity`, `Significance`, `Soundness`,
///   `Presentation`, `Contribution` (1–4), `Overall` (1–10), `Confidence` (1–5)
/// @param ethicalConcerns whether the paper raises any
/// @param rehearsal whether the rehearsal model wrote it, in which case it judges nothing
public record Review(
    String summary,
    List<String> strengths,
    List<String> weaknesses,
    List<String> questions,
    List<String> limitations,
    boolean ethicalConcerns,
    SequencedMap<String, Integer> scores,
    Decision decision,
    boolean rehearsal) {
  public Review {
    strengths = List.copyOf(strengths);
    weaknesses = List.copyOf(weaknesses);
    questions = List.copyOf(questions);
    limitations = List.copyOf(limitations);
  }

  /// What the conference would do.
  public enum Decision {
    ACCEPT,
    REJECT
  }

  public int overall() {
    return scores.getOrDefault("Overall", 0);
  }
}
