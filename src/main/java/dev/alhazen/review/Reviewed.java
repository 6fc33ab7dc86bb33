package dev.alhazen.review;

import java.util.List;
import java.util.SequencedMap;

/// What came of reviewing a paper.
///
/// @param form what was filled in
/// @param review the merged review: texts of the area chair, scores of the ensemble
/// @param ensemble the readable reviews, in the order of the reviewers
/// @param scores each score over the ensemble, with its spread
/// @param unreadable replies that could not be read and were left out
/// @param words words of the paper
/// @param wordsShown words that the reviewers saw
/// @param notes what a reader of the review must know: replies left out, a paper cut short
public record Reviewed(
    Form form,
    Review review,
    List<Review> ensemble,
    SequencedMap<String, Aggregate> scores,
    int unreadable,
    int words,
    int wordsShown,
    List<String> notes) {
  public Reviewed {
    ensemble = List.copyOf(ensemble);
    notes = List.copyOf(notes);
  }
}
