package dev.alhazen.manuscript;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.alhazen.base.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a model writes, checks and page come to an end and do not fail.
class HostileLatexTest {
  private static final long SEED = 20_261_124;
  private static final List<String> PIECES =
      List.of(
          "\\",
          "{",
          "}",
          "$",
          "$$",
          "%",
          "&",
          "~",
          "^",
          "_",
          "#",
          "[",
          "]",
          "\n",
          "\n\n",
          " ",
          "\\begin",
          "{itemize}",
          "\\end",
          "\\item",
          "{tabular}{ll}",
          "\\measured{e1}{",
          "a",
          "12\\%",
          "\\evidence{run_1/moons/eval_loss}",
          "\\evidence{",
          "\\citep",
          "[x]{",
          "é",
          "😀",
          "\\[",
          "\\]",
          "\\(",
          "```",
          "**",
          "- x\n",
          "\\resultstable",
          "\\ref{",
          "\\textbf{",
          "\\resultfigure{figures/samples.pdf}",
          "\u0007",
          "\\multicolumn{2}{l}{",
          "\\label{x}",
          "\\citet{ho2020}",
          "\\citep[we show, ",
          "shows, ",
          "\\support{ho2020}{We predict",
          "\\support");

  @TempDir Path folder;

  @Test
  void randomPiecesNeitherFailNorHang() {
    SampleStudy study = new SampleStudy(folder, "diffusion2d", "an_idea");
    Random random = new Random(SEED);
    for (int i = 0; i < 150; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(60); n >= 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      String latex = text.toString();
      assertThatCode(() -> through(study, latex))
          .as("seed %d: %s", SEED, latex)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void endlessNestingNeitherFailsNorHangs() {
    SampleStudy study = new SampleStudy(folder, "diffusion2d", "an_idea");
    Assertions.setMaxStackTraceElementsDisplayed(3);
    for (String piece :
        List.of(
            "{",
            "\\textbf{",
            "\\begin{itemize}",
            "- x\n",
            "$",
            "\\evidence{",
            "\\citep{ho2020}",
            "It works \\citep{ho2020}. ",
            "\\support{ho2020}{",
            "\\support{ho2020}{We predict noise.}")) {
      long start = System.nanoTime();
      assertThatCode(() -> through(study, piece.repeat(60_000 / piece.length())))
          .as(piece)
          .doesNotThrowAnyException();
      Assertions.assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as(piece)
          .isLessThan(Duration.ofSeconds(30));
    }
  }

  private static void through(SampleStudy study, String written) {
    String latex = SectionReply.read("```latex\n" + written + "\n```").latex();
    Draft draft = Draft.EMPTY.titled("T").with(SectionKind.RESULTS, latex);
    Material material =
        study
            .input(Step.of("write"))
            .material(
                SampleStudy.listing(
                    "@misc{ho2020, title = {Noise}, abstract = {We predict the noise.}}"));
    new Checks(material, 8).of(draft);
    Assembly.Sources sources = Assembly.of(draft, material, study.blobs());
    Manuscript manuscript =
        new Manuscript(
            "T", draft.inOrder(), List.of(), sources.tree(), Optional.empty(), List.of());
    PaperHtml.of(manuscript, study.blobs());
  }
}
