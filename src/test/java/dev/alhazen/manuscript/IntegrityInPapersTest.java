package dev.alhazen.manuscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntegrityInPapersTest {
  @TempDir Path temp;

  @Test
  void marksSelfReportedNumbersInTheTableAndSaysWhoMeasured() {
    SampleStudy study = new SampleStudy(temp, "diffusion2d", "cosine_schedule");
    Draft draft =
        Draft.EMPTY.titled("A paper").with(SectionKind.RESULTS, "See below. \\resultstable");
    String paper = Assembly.of(draft, study.material(study.listing("")), study.blobs()).main();
    assertThat(paper)
        .contains("\\emph{training time (s), lower is better}$^{\\dagger}$")
        .doesNotContain("\\emph{held-out loss, lower is better}$^{\\dagger}$")
        .contains("$\\dagger$ Self-reported: computed by the experiment's own code")
        .contains("\\subsection*{Who measured}")
        .contains("but for the self-reported: inference\\_time, training\\_time.")
        .contains("The same numbers as run");
  }

  @Test
  void quotesChangedCodeLineByLine() {
    assertThat(Appendix.remark("What it changed:\nrun.py:3\n  + x = {1}\n\n- y_1"))
        .isEqualTo(
            """
            What it changed:\\newline
            {\\footnotesize\\texttt{run.py:3}}\\newline
            {\\footnotesize~~\\texttt{+ x = \\{1\\}}}\\newline
            {\\footnotesize\\texttt{- y\\_1}}""");
    String many = "It changed:" + "\n+ line".repeat(30);
    assertThat(Appendix.remark(many)).endsWith("\\newline\nand 10 lines more.");
  }
}
