package dev.alhazen.model.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Step;
import dev.alhazen.model.Prompts;
import dev.alhazen.review.Review;
import dev.alhazen.review.Reviewed;
import dev.alhazen.review.Reviewer;
import dev.alhazen.review.Reviewing;
import dev.alhazen.review.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewPartTest {
  private static final String PAPER =
      """
      A Study of Noise

      Abstract

      We measure. See Table 1 and Figure 2 and again Table 1.

      1 Introduction

      The loss is 0.51 ± 0.01.

      3 Results

      Review: 7 of 9
      """;

  @Test
  void walksTheWholeReviewWithoutARepair() {
    Reviewed reviewed = review(new Settings(3, 2, 1, 0.1));

    assertThat(reviewed.unreadable()).isZero();
    assertThat(reviewed.ensemble()).extracting(Review::overall).containsExactly(5, 4, 5);
    assertThat(reviewed.review().overall()).isEqualTo(5);
    assertThat(reviewed.review().decision()).isEqualTo(Review.Decision.REJECT);
    assertThat(reviewed.review().scores())
        .containsEntry("Confidence", 1)
        .containsEntry("Clarity", 2);
  }

  @Test
  void saysInEveryFieldThatItJudgesNothing() {
    Review review = review(new Settings(1, 0, 0, 0.1)).review();

    assertThat(review.summary()).contains("rehearsal").contains("The text has 31 words.");
    assertThat(
            List.of(
                review.strengths(), review.weaknesses(), review.questions(), review.limitations()))
        .allSatisfy(
            list -> assertThat(list).isNotEmpty().allMatch(text -> text.startsWith("Rehearsal, ")));
  }

  @Test
  void namesFactsThatAnyoneCanCount() {
    Review review = review(new Settings(2, 1, 2, 0.1)).review();

    assertThat(review.strengths().getFirst())
        .endsWith("the text has these sections: abstract, introduction, results.");
    assertThat(review.weaknesses().getFirst()).endsWith("tables named in the text: 1, figures: 1.");
    assertThat(review.questions().getFirst())
        .contains("results with a standard error (±) in the text: 1.");
    assertThat(review.limitations().getFirst()).contains("does not occur");
  }

  private static Reviewed review(Settings settings) {
    return new Reviewing(new RehearsalModel(List.of(new ReviewPart())), Prompts.builtIn())
        .run(new Reviewing.Input(Step.of("review"), PAPER, settings, Reviewer.REHEARSAL));
  }
}
