package dev.alhazen.review;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.alhazen.base.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The content of `review.json`. Fields are only ever added; a change of meaning raises `version`.
///
/// @param version 1
/// @param form the form's name
/// @param paper the paper's title, or its file's name
/// @param reviewer the model's name; `rehearsal` judges nothing
/// @param rehearsal whether the rehearsal model wrote it
/// @param decision `accept` or `reject`; follows from the score named by `decides`
/// @param decides the score that the decision is derived from
/// @param acceptFrom the least value of that score with which a paper is accepted
/// @param scores score → its rounded mean over the ensemble, the mean, the range, each value
/// @param ensemble the single reviews, in the order of the reviewers
/// @param unreadable replies that were left out
/// @param words words of the paper
/// @param wordsShown words that the reviewers saw
/// @param notes what a reader must know
@JsonPropertyOrder({"version"})
public record ReviewFile(
    int version,
    String form,
    String paper,
    String reviewer,
    boolean rehearsal,
    String decision,
    String decides,
    int acceptFrom,
    SequencedMap<String, Aggregate> scores,
    String summary,
    List<String> strengths,
    List<String> weaknesses,
    List<String> questions,
    List<String> limitations,
    boolean ethicalConcerns,
    List<Review> ensemble,
    int unreadable,
    int words,
    int wordsShown,
    List<String> notes) {
  private static final int VERSION = 1;

  public ReviewFile {
    strengths = List.copyOf(strengths);
    weaknesses = List.copyOf(weaknesses);
    questions = List.copyOf(questions);
    limitations = List.copyOf(limitations);
    ensemble = List.copyOf(ensemble);
    notes = List.copyOf(notes);
  }

  /// @param paper the paper's title, or its file's name
  /// @param reviewer the model's name
  static ReviewFile of(Reviewed reviewed, String paper, String reviewer) {
    Review review = reviewed.review();
    return new ReviewFile(
        VERSION,
        reviewed.form().name(),
        paper,
        reviewer,
        review.rehearsal(),
        word(review.decision()),
        reviewed.form().decides(),
        reviewed.form().acceptFrom(),
        reviewed.scores(),
        review.summary(),
        review.strengths(),
        review.weaknesses(),
        review.questions(),
        review.limitations(),
        review.ethicalConcerns(),
        reviewed.ensemble(),
        reviewed.unreadable(),
        reviewed.words(),
        reviewed.wordsShown(),
        reviewed.notes());
  }

  /// Reads a `review.json`.
  ///
  /// @throws dev.alhazen.base.MalformedException where the file is not one
  public static ReviewFile read(Path file) {
    return Json.read(file, ReviewFile.class);
  }

  /// The merged review.
  public Review review() {
    SequencedMap<String, Integer> values = new LinkedHashMap<>(Aggregate.values(scores));
    return new Review(
        summary,
        strengths,
        weaknesses,
        questions,
        limitations,
        ethicalConcerns,
        values,
        decision.equals("accept") ? Review.Decision.ACCEPT : Review.Decision.REJECT,
        rehearsal);
  }

  /// What the conference would do, as a lower-case word.
  static String word(Review.Decision decision) {
    return switch (decision) {
      case ACCEPT -> "accept";
      case REJECT -> "reject";
    };
  }
}
