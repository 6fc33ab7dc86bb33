package dev.alhazen.review;

/// Who writes a review.
public enum Reviewer {
  /// A language model that judges.
  MODEL,
  /// The rehearsal model, which judges nothing; its reviews say so.
  REHEARSAL
}
