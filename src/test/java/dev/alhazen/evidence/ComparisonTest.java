package dev.alhazen.evidence;

import static dev.alhazen.evidence.Samples.loss;
import static dev.alhazen.evidence.Samples.measured;
import static dev.alhazen.evidence.Samples.plan;
import static dev.alhazen.evidence.Samples.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.alhazen.evidence.SealedPlan.Expected;
import dev.alhazen.evidence.SealedPlan.Primary;
import dev.alhazen.template.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Measurement BEFORE = loss("run_0", 5.0, 5.1, 5.2, 4.9, 4.8);
  private static final Measurement LOWER = loss("run_1", 4.0, 4.1, 4.2, 3.9, 3.8);
  private static final Measurement CLOSE = loss("run_2", 5.0, 4.9, 5.3, 4.8, 5.1);

  @Test
  void callsWhatWasNotSealedExploratoryHoweverSmallItsChance() {
    Comparison comparison = compare(LOWER, SealedPlan.NONE);
    assertThat(comparison.kind()).isEqualTo(Comparison.Kind.EXPLORATORY);
    assertThat(comparison.standing()).isEqualTo(Standing.SUGGESTIVE);
    assertThat(comparison.isSignificant()).isFalse();
    assertThat(comparison.corrected()).isNaN();
    assertThat(comparison.words()).isEqualTo("exploratory, not confirmed (p < 0.001)");
    assertThat(compare(CLOSE, SealedPlan.NONE).words())
        .isEqualTo("within the noise, exploratory (p = 0.86)");
  }

  @Test
  void callsWhatWasSealedBeyondTheNoiseAfterCorrection() {
    Comparison comparison =
        compare(LOWER, plan(primary("run_1", "moons", "loss"), primary("run_2", "moons", "loss")));
    assertThat(comparison.kind()).isEqualTo(Comparison.Kind.CONFIRMATORY);
    assertThat(comparison.standing()).isEqualTo(Standing.BEYOND_NOISE);
    assertThat(comparison.corrected()).isCloseTo(2 * comparison.p(), within(1e-15));
    assertThat(comparison.isSignificant()).isTrue();
    assertThat(comparison.isAsExpected()).isTrue();
    assertThat(comparison.words())
        .isEqualTo("beyond the noise (confirmatory, p < 0.001, corrected < 0.001)");
  }

  @Test
  void saysWhereADifferenceGoesAgainstTheExpectation() {
    SealedPlan plan = plan(new Primary("run_1", "run_0", "moons", "loss", Expected.HIGHER));
    Comparison comparison = compare(LOWER, plan);
    assertThat(comparison.isAsExpected()).isFalse();
    assertThat(comparison.verdict()).isEqualTo("beyond the noise, against the expectation");
  }

  @Test
  void tellsASealedComparisonFromTheOtherSideAsWell() {
    Evidence evidence = evidence(plan(primary("run_1", "moons", "loss")), BEFORE, LOWER);
    Comparison turned = evidence.comparison("run_0-run_1/moons/loss").orElseThrow();
    assertThat(turned.kind()).isEqualTo(Comparison.Kind.CONFIRMATORY);
    assertThat(turned.estimate()).isCloseTo(1, within(1e-9));
    assertThat(turned.expected()).contains(Expected.HIGHER);
    assertThat(turned.isAsExpected()).isTrue();
  }

  @Test
  void keepsWhatWasNotMeasuredInTheFamily() {
    Primary[] family = new Primary[20];
    family[0] = primary("run_1", "moons", "loss");
    for (int i = 1; i < family.length; i++) {
      family[i] = primary("run_" + (i + 10), "moons", "loss");
    }
    Measurement slightly = loss("run_1", 4.7, 4.75, 4.8, 4.65, 4.6);
    Comparison alone = evidence(plan(family[0]), BEFORE, slightly).compare(slightly).orElseThrow();
    assertThat(alone.standing()).isEqualTo(Standing.BEYOND_NOISE);
    Evidence evidence = evidence(plan(family), BEFORE, slightly);
    Comparison among = evidence.compare(slightly).orElseThrow();
    assertThat(among.corrected()).isCloseTo(20 * alone.p(), within(1e-12));
    assertThat(among.standing()).isEqualTo(Standing.WITHIN_NOISE);
    assertThat(among.verdict()).isEqualTo("within the noise after correction");
    assertThat(evidence.confirmatory())
        .hasSize(20)
        .filteredOn(one -> one.comparison().isPresent())
        .hasSize(1);
  }

  @Test
  void doesNotCallThreeSeedsSignificant() {
    Measurement before = loss("run_0", 5.0, 5.1, 4.9);
    Measurement after = loss("run_1", 4.0, 4.1, 3.9);
    Comparison comparison =
        evidence(plan(primary("run_1", "moons", "loss")), before, after)
            .compare(after)
            .orElseThrow();
    assertThat(comparison.standing()).isEqualTo(Standing.BEYOND_NOISE);
    assertThat(comparison.isSignificant()).isFalse();
    assertThat(comparison.permutation().orElseThrow().p()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void findsNoNoiseInIdenticalRepetitions() {
    Measurement before = loss("run_0", 5.0, 5.0, 5.0);
    Measurement after = loss("run_1", 4.0, 4.0, 4.0);
    Comparison comparison =
        evidence(plan(primary("run_1", "moons", "loss")), before, after)
            .compare(after)
            .orElseThrow();
    assertThat(comparison.standing()).isEqualTo(Standing.NOT_ESTIMABLE);
    assertThat(comparison.corrected()).isNaN();
    assertThat(comparison.words()).isEqualTo("noise not estimable, identical repetitions");
    assertThat(comparison.effectSize()).isEmpty();
    assertThat(comparison.power()).isEmpty();
  }

  @Test
  void takesDifferencesOfDeterministicTemplatesForExact() {
    Template.Metric exact = metric(Template.Kind.EXACT);
    assertThat(standing(exact, loss("run_0", 5.0), loss("run_1", 4.0))).isEqualTo(Standing.EXACT);
    assertThat(standing(exact, loss("run_0", 5.0, 5.0), loss("run_1", 4.0, 4.0)))
        .isEqualTo(Standing.EXACT);
    assertThat(standing(exact, loss("run_0", 5.0, 5.1), loss("run_1", 4.0, 4.1)))
        .as("what varies although it should not is tested")
        .isEqualTo(Standing.SUGGESTIVE);
  }

  @Test
  void describesTimesAndTestsNone() {
    Template.Metric timing = metric(Template.Kind.TIMING);
    Measurement before = loss("run_0", 5.0, 5.1, 5.2);
    Measurement after = loss("run_1", 9.0, 9.1, 9.2);
    assertThat(standing(timing, before, after)).isEqualTo(Standing.DESCRIPTIVE);
    Evidence evidence = evidence(timing, plan(primary("run_1", "moons", "loss")), before, after);
    Comparison sealed = evidence.compare(after).orElseThrow();
    assertThat(sealed.standing()).isEqualTo(Standing.DESCRIPTIVE);
    assertThat(sealed.p()).isNaN();
    assertThat(evidence.difference("run_1/moons/loss"))
        .extracting(it -> ((Resolution.Resolved) it).latex())
        .isEqualTo("$+4.000$ (a time, described and not tested)");
  }

  @Test
  void tellsWhatSoFewSeedsCanFind() {
    Comparison comparison = compare(CLOSE, SealedPlan.NONE);
    PowerNote note = comparison.power().orElseThrow();
    // Five a side find 2.1 deviations of 0.18 at the level of one test.
    assertThat(note.detectable()).isBetween(0.35, 0.40);
    assertThat(note.seeds()).as("for a ninth of a deviation").isEmpty();
    assertThat(compare(LOWER, SealedPlan.NONE).power().orElseThrow().seeds()).hasValue(3);
    PowerNote corrected =
        compare(CLOSE, plan(primary("run_1", "moons", "loss"), primary("run_2", "moons", "loss")))
            .power()
            .orElseThrow();
    assertThat(corrected.detectable()).isGreaterThan(note.detectable());
  }

  @Test
  void comparesAnyRunWithAnyOther() {
    Evidence evidence = evidence(SealedPlan.NONE, BEFORE, LOWER, CLOSE);
    assertThat(evidence.compare(CLOSE, "run_1").orElseThrow().estimate())
        .isCloseTo(CLOSE.mean() - LOWER.mean(), within(1e-12));
    assertThat(evidence.comparison("run_2/moons/loss").orElseThrow().path())
        .isEqualTo("run_2-run_0/moons/loss");
    assertThat(evidence.comparison("run_2-run_7/moons/loss")).isEmpty();
    assertThat(evidence.compare(BEFORE)).isEmpty();
    assertThat(evidence.compare(measured("run_1", "line", "loss", List.of(1.0)))).isEmpty();
  }

  private static Standing standing(Template.Metric metric, Measurement before, Measurement after) {
    return evidence(metric, SealedPlan.NONE, before, after).compare(after).orElseThrow().standing();
  }

  private static Comparison compare(Measurement after, SealedPlan plan) {
    return evidence(plan, BEFORE, LOWER, CLOSE).compare(after).orElseThrow();
  }

  private static Template.Metric metric(Template.Kind kind) {
    return new Template.Metric("loss", "Loss", Template.Direction.LOWER, "", 3, kind);
  }

  private static Evidence evidence(SealedPlan plan, Measurement... measurements) {
    return evidence(metric(Template.Kind.RANDOM), plan, measurements);
  }

  private static Evidence evidence(
      Template.Metric metric, SealedPlan plan, Measurement... measurements) {
    return Evidence.of(new Results(List.of(measurements)), List.of(metric), Map.of(), plan);
  }
}
