package dev.alhazen.manuscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Finding;
import dev.alhazen.base.Step;
import dev.alhazen.base.Texts;
import dev.alhazen.model.rehearsal.RehearsedWriting;
import dev.alhazen.verify.Summary;
import dev.alhazen.verify.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("heavy")
class WritingTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "diffusion2d, cosine_noise_schedule, 5",
    "diffusion2d, wider_denoiser, 5",
    "diffusion2d, exponential_average_off, 5",
    "my_template, repeat_the_baseline, 3"
  })
  void rehearsalWritesAPaperThatPassesAllChecks(String template, String idea, int leastPages)
      throws Exception {
    SampleStudy study = new SampleStudy(folder, template, idea);
    RehearsedWriting model = new RehearsedWriting();
    Writing writing = SampleStudy.writing(model, folder, study.blobs());

    Manuscript manuscript = writing.run(study.input(Step.of("write")));

    Path paper = folder.resolve("paper");
    Path shown = ManuscriptFiles.write(paper, manuscript, study.blobs());
    keep(paper, idea);
    assertThat(manuscript.findings().stream().filter(Finding::blocks).map(Finding::line)).isEmpty();
    assertThat(manuscript.findings().stream().map(Finding::kind))
        .doesNotContain("overfull-box", "undefined-reference");
    assertThat(shown).hasFileName("paper.pdf").exists();
    try (PDDocument pdf = Loader.loadPDF(shown.toFile())) {
      assertThat(pdf.getNumberOfPages()).isGreaterThanOrEqualTo(leastPages);
    }
    assertThat(model.steps()).contains("write/repair#1/results").doesNotHaveDuplicates();
    if (template.equals("diffusion2d")) {
      assertThat(manuscript.references()).hasSizeGreaterThanOrEqualTo(8);
      assertThat(model.steps()).contains("write/repair#1/related_work");
    }
    study.layOut(folder.resolve("workspace"));
    assertThat(Summary.of(Verification.check(folder)).grade()).isEqualTo(Summary.Grade.CONFIRMED);
    assertThat(Texts.read(paper.resolve("paper.html")))
        .contains("<img alt=\"figures/samples.pdf\"");
  }

  /// Keeps the paper beside the build's results, for people to look at.
  private static void keep(Path paper, String idea) throws Exception {
    Path target = Path.of("target", "papers", idea);
    Files.createDirectories(target);
    Files.deleteIfExists(target.resolve("findings.md"));
    for (String name :
        List.of("paper.pdf", "paper-draft.pdf", "paper.tex", "paper.html", "findings.md")) {
      if (Files.exists(paper.resolve(name))) {
        Files.copy(
            paper.resolve(name),
            target.resolve(name),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
