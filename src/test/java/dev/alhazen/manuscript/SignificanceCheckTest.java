package dev.alhazen.manuscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignificanceCheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The loss on moons fell significantly, by \\difference{run_1/moons/loss}.",
        "On moons the loss, \\evidence{run\\_1/moons/loss}, was significantly lower.",
        "The fall was significant (\\evidence{run_1-run_0/moons/loss/corrected}).",
        "On line there was no significant difference (\\difference{run_1/line/loss}).",
        "The gain on line, \\difference{run_1/line/loss}, was not statistically reliable.",
        "We test at a significance level of 0.05, to two significant digits.",
        "Width improves samples significantly \\citep{wide}.",
        "The loss fell beyond the noise on moons by \\difference{run_1/moons/loss} and stayed within"
            + " it on line, with \\difference{run_1/line/loss}.",
        "Some of the losses fell beyond the noise.",
        "No other difference exceeds the noise.",
      })
  void letsPassWhatTheEvidenceBearsOut(String sentence) {
    assertThat(check(SectionKind.RESULTS, sentence)).isEmpty();
  }

  @Test
  void wantsASentenceToNameTheComparison() {
    assertThat(check(SectionKind.ABSTRACT, "First. Our change is significantly better."))
        .containsExactly(
            Finding.block(
                "unfounded-significance",
                "abstract, line 1",
                "'significantly' is said, but the sentence names no comparison. Name it by"
                    + " \\difference{path}, or use another word."));
  }

  @Test
  void tellsWhyAComparisonIsNotSignificant() {
    assertThat(messages("It fell significantly, by \\difference{run_2/line/loss}."))
        .containsExactly(
            "'significantly' is said, but run_2-run_0/line/loss is no such: it was not sealed before"
                + " the first run, so it is exploratory. Say it in other words.");
    assertThat(messages("It fell significantly, by \\difference{run_2/moons/loss}."))
        .containsExactly(
            "'significantly' is said, but run_2-run_0/moons/loss is no such: it rests on 3 seeds a"
                + " side, and 5 are the least. Say it in other words.");
    assertThat(messages("A significant fall: \\difference{run_1/line/loss}."))
        .containsExactly(
            "'significant' is said, but run_1-run_0/line/loss is no such: within the noise. Say it"
                + " in other words.");
  }

  @Test
  void findsOneComparisonThatIsNotAmongThoseThatAre() {
    assertThat(
            messages(
                "It fell significantly on moons (\\difference{run_1/moons/loss}) and on line"
                    + " (\\difference{run_1/line/loss})."))
        .hasSize(1);
  }

  @Test
  void doesNotLetExploratoryDifferencesBeBeyondTheNoise() {
    assertThat(messages("On line it fell beyond the noise, by \\difference{run_2/line/loss}."))
        .containsExactly(
            "'beyond the noise' is said, but no comparison that is meant is: only sealed ones can"
                + " be, after correction. Call the others exploratory, or within the noise.");
    assertThat(check(SectionKind.SETUP, "A difference beyond the noise is marked.")).isEmpty();
  }

  @Test
  void doesNotTakeOurOwnClaimForThatOfACitedWork() {
    assertThat(messages("We improve significantly on the known result \\citep{wide}.")).hasSize(1);
  }

  private static List<String> messages(String sentence) {
    return check(SectionKind.RESULTS, sentence).stream().map(Finding::message).toList();
  }

  private static List<Finding> check(SectionKind section, String latex) {
    return SignificanceCheck.of(section, latex, SealedEvidence.EVIDENCE);
  }
}
