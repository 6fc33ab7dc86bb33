package dev.alhazen.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Texts;
import dev.alhazen.manuscript.SampleStudy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CitedWorksTest {
  @TempDir Path folder;
  private Path paper;

  @BeforeEach
  void layOutAPaper() {
    paper = folder.resolve("paper");
    SampleStudy study = new SampleStudy(folder, "diffusion2d", "an_idea");
    study.layOut(folder.resolve("workspace"));
    study.writeCitingSources(
        "A thing \\citep{ho2020}. \\citet{ho2020}\\support{ho2020}{We train a small network.} did.",
        "@article{ho2020, title = {On Noise}, abstract = {We train a small network. More.}}",
        paper);
  }

  @Test
  void confirmsEachRecordClaimAndTheBibliography() {
    assertThat(citations())
        .extracting(Check::line)
        .containsExactly(
            "ho2020 (citations.json): confirmed: On Noise, from template",
            "ho2020 in related_work, line 1 (citations.json): confirmed: 'We train a small"
                + " network.'",
            "references.bib (citations.json): confirmed: made from the records");
  }

  @Test
  void findsAKeyThatNoSourceReturned() throws Exception {
    change("paper.tex", "A thing", "A thing \\citep{made2031}");
    assertThat(citations())
        .filteredOn(check -> !check.isConfirmed())
        .singleElement()
        .extracting(Check::subject)
        .isEqualTo("made2031");
  }

  @Test
  void findsReferencesThatWereWrittenByHand() throws Exception {
    change("paper.tex", "A thing", "\\begin{thebibliography}{9}\\bibitem{x} Made.");
    change("references.bib", "On", "Off");
    assertThat(citations())
        .filteredOn(check -> !check.isConfirmed())
        .extracting(Check::subject)
        .containsExactly("\\bibitem", "references.bib");
  }

  @Test
  void findsAClaimThatTheRecordDoesNotBearOut() throws Exception {
    change("citations.json", "We train a small network. More.", "We train nothing.");
    assertThat(citations())
        .filteredOn(check -> !check.isConfirmed())
        .extracting(Check::line)
        .containsExactly(
            "ho2020 in related_work, line 1 (citations.json): MISSING: the record holds no sentence"
                + " that bears out '[ho2020] did.'");
  }

  @Test
  void isIncompleteWithoutTheAccount() throws Exception {
    Files.delete(paper.resolve("citations.json"));
    assertThat(Summary.of(Verification.check(folder)).grade()).isEqualTo(Summary.Grade.INCOMPLETE);
  }

  private List<Check> citations() {
    return CitedWorks.check(paper);
  }

  private void change(String file, String from, String to) throws Exception {
    String text = Texts.read(paper.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(paper.resolve(file), text.replace(from, to));
  }
}
