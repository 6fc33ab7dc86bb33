package dev.alhazen.manuscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.Golden;
import dev.alhazen.evidence.Evidence;
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
  void saysThatAllIsExploratoryWhereNothingWasSealed() {
    Evidence sealed = SealedEvidence.EVIDENCE;
    Evidence loose =
        Evidence.of(sealed.results(), sealed.metrics(), sealed.seeds(), SealedPlan.NONE);
    assertThat(new SealedTables(loose, new Ledger(loose)).latex())
        .contains("No comparison was sealed", "all of them are exploratory")
        .doesNotContain("longtable");
  }
}
