package dev.alhazen.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.manuscript.RevisionRequest;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionRequestsTest {

  @Test
  void numbersWeaknessesQuestionsAndLimitations() {
    Review review =
        new Review(
            "",
            List.of("A strength asks for nothing."),
            List.of("The abstract claims too much.", "Table 1 has no units."),
            List.of("Why?"),
            List.of("Scope is not stated."),
            false,
            new LinkedHashMap<>(),
            Review.Decision.REJECT,
            false);

    assertThat(RevisionRequests.of(review))
        .containsExactly(
            new RevisionRequest("W1", "abstract", "The abstract claims too much."),
            new RevisionRequest("W2", "results", "Table 1 has no units."),
            new RevisionRequest("Q1", "paper", "Why?"),
            new RevisionRequest("L1", "conclusion", "Scope is not stated."));
  }

  @ParameterizedTest
  @CsvSource({
    "The related work lists papers without contrast, related_work",
    "The introduction cites no baselines, introduction",
    "How many seeds were used?, setup",
    "Gains are within the noise, results",
    "The derivation skips a step, method",
    "No reference is named in the Background section, background",
    "I enjoyed reading this, paper"
  })
  void guessesTheSectionFromTheWords(String text, String section) {
    assertThat(RevisionRequests.section(text)).isEqualTo(section);
  }
}
