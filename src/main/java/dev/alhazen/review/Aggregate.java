package dev.alhazen.review;

import dev.alhazen.base.DefectException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// One score over all reviewers.
///
/// @param value the mean, rounded to a whole number, halves to the even one
/// @param mean the mean before it is rounded
/// @param low the lowest of the values, as `high` is the highest
/// @param values what each reviewer gave, in the order of the reviewers
public record Aggregate(int value, double mean, int low, int high, List<Integer> values) {
  public Aggregate {
    values = List.copyOf(values);
  }

  static Aggregate of(List<Integer> values) {
    double mean = values.stream().mapToInt(Integer::intValue).average().orElseThrow();
    return new Aggregate(
        (int) Math.rint(mean),
        mean,
        values.stream().min(Integer::compare).orElseThrow(),
        values.stream().max(Integer::compare).orElseThrow(),
        values);
  }

  /// Aggregates each score of the form over the reviews; a value outside its scale counts for none.
  static SequencedMap<String, Aggregate> over(Form form, List<Review> reviews) {
    SequencedMap<String, Aggregate> scores = new LinkedHashMap<>();
    for (Form.Field field : form.scores()) {
      List<Integer> values =
          reviews.stream()
              .map(review -> review.scores().get(field.name()))
              .filter(Objects::nonNull)
              .filter(field::holds)
              .toList();
      if (values.isEmpty()) {
        throw new DefectException("No review holds a valid %s.".formatted(field.name()));
      }
      scores.put(field.name(), of(values));
    }
    return scores;
  }

  /// The whole numbers alone.
  static SequencedMap<String, Integer> values(SequencedMap<String, Aggregate> scores) {
    SequencedMap<String, Integer> values = new LinkedHashMap<>();
    scores.forEach((name, score) -> values.put(name, score.value()));
    return values;
  }
}
