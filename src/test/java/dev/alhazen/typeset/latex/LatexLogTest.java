package dev.alhazen.typeset.latex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LatexLogTest {
  @Test
  void findsWhatIsWrongWithAPaperThatWasMade() throws IOException {
    LatexLog log = LatexLog.parse(resource("warnings.log"), "paper.tex");
    assertThat(log.errors()).isEmpty();
    assertThat(log.pages()).hasValue(1);
    assertThat(lines(log.warnings())).isEqualTo(resource("warnings.txt"));
  }

  @Test
  void placesAnErrorWithWhatTexHadRead() {
    LatexLog log =
        parse(
            """
            ./sec/method.tex:12: Undefined control sequence.
            l.12 the loss \\losss
                                {} of a model
            Here is how much of TeX's memory you used:
            ./sec/method.tex:12:  ==> Fatal error occurred, no output PDF file produced!
            """);
    assertThat(log.errors())
        .containsExactly(
            Finding.block(
                "latex-error",
                "sec/method.tex:12",
                "Undefined control sequence. TeX stopped after: the loss \\losss"));
  }

  @Test
  void joinsAMessageOfSeveralLines() {
    LatexLog log =
        parse(
            """
            ./paper.tex:7: LaTeX Error: Unicode character ∗ (U+2217)
                           not set up for use with LaTeX.

            See the LaTeX manual or LaTeX Companion for explanation.
            l.7 a ∗
                   b
            """);
    assertThat(log.errors().getFirst().message())
        .isEqualTo(
            "LaTeX Error: Unicode character ∗ (U+2217) not set up for use with LaTeX."
                + " TeX stopped after: a ∗");
  }

  @Test
  void namesTheMissingPackageBeforeTheEmergency() {
    LatexLog log =
        parse(
            """
            (./paper.tex
            ! LaTeX Error: File `nonexist.sty' not found.

            Enter file name:
            ./paper.tex:2: Emergency stop.
            <read *>

            l.2 \\usepackage{nonexist}\\begin
                                          {document}^^M
            """);
    assertThat(log.errors().getFirst().place()).isEqualTo("paper.tex:2");
    assertThat(log.errors().getFirst().message())
        .startsWith("LaTeX Error: File `nonexist.sty' not found.");
  }

  @Test
  void saysThatTheDocumentHasNoEnd() {
    LatexLog log = parse("! Emergency stop.\n<*> e4.tex\n\n!  ==> Fatal error occurred\n");
    assertThat(lines(log.errors())).isEqualTo("BLOCK latex-error at paper.tex: Emergency stop.\n");
  }

  @Test
  void ignoresWhatOverflowsUnseen() {
    assertThat(
            parse("Overfull \\hbox (4.9pt too wide) in paragraph at lines 3--4\n[]\n").warnings())
        .isEmpty();
  }

  @Test
  void isNotConfusedByParenthesesInText() {
    LatexLog log =
        parse(
            """
            (./paper.tex (./sec/a.tex
            Overfull \\hbox (9.0pt too wide) in paragraph at lines 1--2
            \\OT1/cmr/m/n/10 some ) unbalanced ) text ))
             []

            )
            LaTeX Warning: Reference `x' on page 1 undefined on input line 30.
            """);
    assertThat(log.warnings())
        .extracting(Finding::place)
        .containsExactly("sec/a.tex:1", "paper.tex:30");
  }

  @Test
  void survivesALogThatIsNoLog() {
    assertThat(parse("\u0000(((((\n)))))))))\n: : 1:2:3: x\n").errors()).isEmpty();
  }

  @Test
  void findsBrokenAndRepeatedBibliographyEntries() {
    List<Finding> findings =
        BibtexLog.parse(
            """
            Database file #1: refs.bib
            I was expecting a `,' or a `}'---line 2 of file refs.bib
             : @article{broken, title={T}
            Repeated entry---line 3 of file refs.bib
            Warning--I didn't find a database entry for "unknown"
            Warning--empty journal in known
            I couldn't open style file nicer.bst
            I found no \\bibstyle command---while reading file paper.aux
            """);
    assertThat(lines(findings))
        .isEqualTo(
            """
            BLOCK bibliography at refs.bib:2: I was expecting a `,' or a `}'.
            BLOCK bibliography at refs.bib:3: Repeated entry.
            WARN bibliography at bibliography: empty journal in known.
            BLOCK bibliography at bibliography: I couldn't open style file nicer.bst.
            BLOCK bibliography at paper.aux: I found no \\bibstyle command.
            """);
  }

  @Test
  void keepsTheRemarksOfChktexThatPointAtMistakes() {
    assertThat(
            lines(
                ChktexReport.parse(
                    """
                    paper.tex:5:33:2:Non-breaking space (`~') should have been used.
                    paper.tex:7:47:15:No match found for `('.
                    """)))
        .isEqualTo("WARN chktex at paper.tex:7: No match found for `('.\n");
  }

  private static LatexLog parse(String log) {
    return LatexLog.parse(log, "paper.tex");
  }

  private static String lines(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.level() + " " + finding.line() + "\n")
        .collect(Collectors.joining());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(LatexLogTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
