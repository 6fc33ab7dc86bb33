package dev.alhazen.manuscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.Golden;
import dev.alhazen.evidence.Evidence;
import dev.alhazen.evidence.SealedLines;
import dev.alhazen.evidence.SealedPlan;
import org.junit.jupiter.api.Test;

class SealedTablesTest {

  @Test
  void listsAllSealedComparisonsWithTheirVerdictsAndWhatCouldHaveBeenFound() {
    Ledger ledger = new Ledger(SealedEvidence.EVIDENCE);
    Golden.assertGolden(
        "manuscript/sealed-tables.tex", new SealedTables(SealedEvidence.EVIDENCE, ledger).latex());
    assertThat(ledger.uses())
        .extracting(EvidenceUse::path)
        .contains("run_2-run_0/moons/loss/corrected", "run_1-run_0/line/loss/detectable");
  }

  @Test
  void tellsWritersTheSame() {
    assertThat(SealedLines.of(SealedEvidence.EVIDENCE))
        .containsExactly(
            "run_1-run_0/moons/loss, expected lower: -1.000 [-1.231, -0.769], beyond the noise"
                + " (confirmatory, p < 0.001, corrected < 0.001); g = -5.71 [-9.58, -3.02]; four of"
                + " five such studies would find 0.440; 3 seeds a side would find one like this",
            "run_1-run_0/line/loss, expected lower: 0.000 [-0.231, 0.231], within the noise"
                + " (confirmatory, p = 1.00, corrected 1.00); g = 0.00 [-1.24, 1.24]; four of five"
                + " such studies would find 0.440; more than 1000 seeds a side would find one like"
                + " this",
            "run_2-run_0/moons/loss, expected lower: -1.900 [-2.124, -1.676], beyond the noise"
                + " (confirmatory, p < 0.001, corrected < 0.001); g = -11.67 [-20.97, -5.94]; four"
                + " of five such studies would find 0.635; 3 seeds a side would find one like this",
            "run_3-run_0/moons/loss, expected lower: not measured");
  }

  @Test
  void saysThatAllIsExploratoryWhereNothingWasSealed() {
    Evidence sealed = SealedEvidence.EVIDENCE;
    Evidence loose =
        Evidence.of(sealed.results(), sealed.metrics(), sealed.seeds(), SealedPlan.NONE);
    assertThat(new SealedTables(loose, new Ledger(loose)).latex())
        .contains("No comparison was sealed", "all of them are exploratory")
        .doesNotContain("longtable");
  }
}
