package dev.alhazen.manuscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Step;
import dev.alhazen.base.Texts;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperOutputsTest {
  @TempDir Path folder;
  private SampleStudy study;
  private Manuscript manuscript;

  @BeforeEach
  void assemble() {
    study = new SampleStudy(folder, "diffusion2d", "an_idea");
    Draft draft =
        Draft.EMPTY
            .titled("A <paper> \\& more")
            .with(SectionKind.ABSTRACT, "It was \\evidence{run_1/moons/eval_loss} \\emph{there}.")
            .with(
                SectionKind.RESULTS,
                "See Table~\\ref{tab:results} \\citep{ho2020}.\n\n\\resultstable\n\n"
                    + "\\resultfigure{figures/samples.pdf}\n\n\\begin{itemize}\n\\item one\n\\item"
                    + " $x_t \\leq \\sqrt{2}$\n\\end{itemize}\n\\evidence{run_9/moons/eval_loss}");
    Material material =
        study
            .input(Step.of("write"))
            .material(
                SampleStudy.listing("@article{ho2020,\n title = {On {N}oise},\n year = {2020}\n}"));
    Assembly.Sources sources = Assembly.of(draft, material, study.blobs());
    manuscript =
        new Manuscript(
            draft.title(),
            draft.inOrder(),
            List.of("ho2020"),
            sources.tree(),
            Optional.empty(),
            List.of());
  }

  @Test
  void pageHoldsTextTablesFiguresAndReferences() {
    String html = PaperHtml.of(manuscript, study.blobs());
    assertThat(html)
        .contains("<h1>A &lt;paper&gt; &amp; more</h1>")
        .contains("Rehearsal: no language model wrote this paper")
        .contains("See Table&nbsp;1 <a href=\"#ref-ho2020\">[1]</a>.")
        .contains("<td>moons</td>")
        .contains("src=\"data:image/png;base64,")
        .contains("<li>one</li>")
        .contains("<code class=\"math\">")
        .contains("±")
        .contains("<strong>[no evidence]</strong>")
        .contains("<li id=\"ref-ho2020\">")
        .contains("Record of the Study")
        .doesNotContain("\\begin", "\\measured", "\\textbf", "{{");
  }

  @Test
  void archiveIsTheSameForTheSameSourcesAndHoldsAllOfThem() throws Exception {
    byte[] archive = PaperArchive.of(manuscript.sources(), study.blobs());
    assertThat(PaperArchive.of(manuscript.sources(), study.blobs())).isEqualTo(archive);
    List<String> names = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GzipCompressorInputStream(new ByteArrayInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    assertThat(names)
        .containsExactly(
            "alhazen.cls",
            "evidence.json",
            "figures/samples.pdf",
            "figures/training_loss.pdf",
            "paper.tex",
            "references.bib");
  }

  @Test
  void withoutPdfThePageIsWhatIsShown() {
    Path shown = ManuscriptFiles.write(folder.resolve("paper"), manuscript, study.blobs());
    assertThat(shown).hasFileName("paper.html").exists();
    assertThat(folder.resolve("paper/paper-arxiv.tar.gz")).exists();
    assertThat(folder.resolve("paper/findings.md")).doesNotExist();
    assertThat(Texts.read(folder.resolve("paper/evidence.json")))
        .contains("run_1/moons/eval_loss/mean");
  }

  @Test
  void unusedFiguresGoToTheAppendix() {
    ManuscriptFiles.write(folder.resolve("paper"), manuscript, study.blobs());
    String tex = Texts.read(folder.resolve("paper/paper.tex"));
    assertThat(tex.indexOf("figures/training_loss.pdf")).isGreaterThan(tex.indexOf("\\appendix"));
    assertThat(tex.indexOf("figures/samples.pdf")).isLessThan(tex.indexOf("\\appendix"));
  }
}
