package dev.alhazen.cli;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads the overall mark from a review file.
final class ReviewScore {
  private ReviewScore() {}

  static Optional<Integer> overall(JsonNode review) {
    JsonNode mark = review.at("/review/scores/Overall");
    return mark.isNumber() ? Optional.of(mark.intValue()) : Optional.empty();
  }
}
