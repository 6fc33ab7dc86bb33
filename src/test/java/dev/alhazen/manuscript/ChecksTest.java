package dev.alhazen.manuscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
  private static final String FILLER =
      "The model is trained on the data and it is judged by the loss of the points that it has not"
          + " seen, which is the usual way to find out whether a change of the model is of any use"
          + " to those who want to use it. We say what was measured and we say what was not, and the"
          + " reader is free to look at the record of all runs that is at the end of the paper. It"
          + " is not the aim of this text to praise the method, and it is not its aim to find fault"
          + " with it, but to say what the runs show. The runs are few and the noise is not small,"
          + " so that most of what could be said is left out of the text on purpose here as well.";

  @TempDir Path folder;
  private Material material;

  @BeforeEach
  void setUp() {
    material =
        new SampleStudy(folder, "diffusion2d", "an_idea")
            .material(
                SampleStudy.listing("@article{ho2020, title = {On Noise},\n year = {2020}\n}\n"));
  }

  @Test
  void acceptsHonestProse() {
    String latex =
        FILLER
            + " On moons it was \\evidence{run_1/moons/eval_loss}, or \\difference{run_1/moons/eval_loss}"
            + " from the baseline \\citep[see][]{ho2020}; the model has $x_0 = 2 y_{12}$ in 2020, as"
            + " GPT-2 has. The 95\\% interval is wide, and tests are two-sided, at the level $0.05$.";
    assertThat(of(SectionKind.RESULTS, latex)).isEmpty();
  }

  @Test
  void namesTheNearestPathForUnknownEvidence() {
    assertThat(lines(SectionKind.RESULTS, FILLER + " It was \\evidence{run_1/moons/eval_los}."))
        .containsExactly(
            "unknown-evidence at results, line 1: \\evidence{run_1/moons/eval_los}: nothing is"
                + " recorded under 'run_1/moons/eval_los'; the nearest are run_1/moons/eval_loss,"
                + " run_0/moons/eval_loss, run_2/moons/eval_loss. Use a listed path or leave the"
                + " number out.");
  }

  @Test
  void namesTheNearestKeyForUnknownCitation() {
    assertThat(
            lines(SectionKind.RELATED_WORK, FILLER + " See there \\citep[p.~3]{ho2020, hu2020}."))
        .containsExactly(
            "unknown-citation at related_work, line 1: No record has the key hu2020. Cite only"
                + " listed keys, or leave the citation out. The nearest key is ho2020.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The loss fell to 0.123 on moons.",
        "The loss fell by 12\\%.",
        "The loss fell by 12 percent.",
        "It is $2.5\\times$ faster.",
        "It is 3x faster.",
        "It is a 4-fold gain.",
        "The error was $1.5e-3$ at the end.",
        "We used 4711 points.",
        "The loss was $0.25 \\pm 0.01$.",
        "The gain was thirty percent.",
        "The loss changed by $-0.53$.",
        "The loss changed by -0.53.",
        "The loss was .53 at the end.",
        "It took 0.53s for each point.",
        "It took 45ms for each point.",
        "It is a 45-point gain.",
        "The values are 0.1--0.77.",
        "The gain was $5$\\%.",
        "The gain was $5$ percent.",
        "The gain was 5\\thinspace\\%.",
        "It is 3~$\\times$ faster.",
        "It is 3~times faster.",
        "In run 0.53 was reached.",
        "It is small \\citep[0.77 against ours]{ho2020}."
      })
  void blocksTypedResults(String sentence) {
    assertThat(of(SectionKind.RESULTS, FILLER + " \\seeds{run_1} seeds. " + sentence))
        .extracting(Finding::kind)
        .contains("typed-result");
    assertThat(of(SectionKind.RESULTS, FILLER + " \\seeds{run_1} seeds. " + sentence))
        .anyMatch(Finding::blocks);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It was found in 2019.",
        "The 2D points and GPT-2 and run_1 are names.",
        "Let $x_{t+1} = 2 x_t^{10} + \\beta_1$.",
        "See Section 12 and Figure~3.",
        "See Runs 1--3 \\citep[pp.~12--14]{ho2020} and $3 \\times 4$ grids of 2026-11-24.",
        "The batch has 128 points and the rate is 0.003, with 1,000 steps."
      })
  void letsPassWhatIsNoResult(String sentence) {
    assertThat(of(SectionKind.METHOD, FILLER + " " + sentence)).isEmpty();
  }

  @Test
  void knowsTheSettingsOfTheCodeOfEveryRunButNotThoseOfThePlan() {
    assertThat(of(SectionKind.METHOD, FILLER + " The width is 321 in one run.")).isEmpty();
    assertThat(of(SectionKind.METHOD, FILLER + " It takes 4242 steps."))
        .extracting(Finding::kind)
        .containsExactly("typed-result");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\input{/etc/passwd} | forbidden-latex",
        "\\write18{rm -rf /} | forbidden-latex",
        "\\csname input\\endcsname{x} | forbidden-latex",
        "^^5cinput{x} | forbidden-latex",
        "\\catcode`\\%=12 | forbidden-latex",
        "\\def\\evidence{0.1} | forbidden-latex",
        "\\renewcommand{\\measured}[2]{9} | forbidden-latex",
        "\\measured{e1}{0.1} | forbidden-latex",
        "\\includegraphics{a.png} | forbidden-latex",
        "\\begin{tabular}{l}a\\end{tabular} | forbidden-latex",
        "\\begin{verbatim}a\\end{verbatim} | forbidden-latex",
        "\\section{Results} | forbidden-latex",
        "\\begin{itemize}\\item a | unbalanced-latex",
        "\\begin{itemize}\\item a\\end{enumerate} | unbalanced-latex",
        "a } b | unbalanced-latex",
        "a { b | unbalanced-latex",
        "It costs $5. | unbalanced-latex",
        "TODO: say more | placeholder",
        "as shown before [cite]. | placeholder",
        "in Table ??. | placeholder",
        "Lorem ipsum dolor. | placeholder",
        "```python | markdown",
        "模型很好。 | foreign-script"
      })
  void findsWhatMayNotBeInASection(String latex, String kind) {
    assertThat(of(SectionKind.INTRODUCTION, FILLER + "\n" + latex))
        .filteredOn(Finding::blocks)
        .extracting(Finding::kind)
        .contains(kind);
  }

  @Test
  void aSectionSomewhatShortIsReportedAndOneThatLooksCutBlocks() {
    String sentence = "The result holds on both data sets and for every seed. ";
    assertThat(of(SectionKind.RESULTS, sentence.repeat(8)))
        .filteredOn(finding -> finding.kind().equals("short-section"))
        .singleElement()
        .matches(finding -> !finding.blocks());
    assertThat(of(SectionKind.RESULTS, sentence.repeat(2)))
        .filteredOn(finding -> finding.kind().equals("short-section"))
        .singleElement()
        .matches(Finding::blocks);
  }

  @Test
  void findsEmptyShortCutAndForeignSections() {
    assertThat(kinds(SectionKind.METHOD, "")).contains("empty-section");
    assertThat(kinds(SectionKind.METHOD, "Too short.")).contains("short-section");
    assertThat(kinds(SectionKind.METHOD, FILLER + " And then the")).contains("cut-section");
    assertThat(kinds(SectionKind.METHOD, "Das Modell lernt schnell und gut. ".repeat(30)))
        .contains("wrong-language");
    assertThat(kinds(SectionKind.RESULTS, FILLER)).contains("no-evidence");
  }

  @Test
  void findsFiguresAndTablesThatAreMissingDoubledOrUnknown() {
    Draft draft =
        new Draft("T", java.util.Map.of())
            .with(
                SectionKind.RESULTS,
                "\\resultfigure{figures/samples.pdf}\n\\resultfigure{figures/samples.pdf}\n"
                    + "\\resultfigure{figures/sample.pdf} \\ref{fig:sampels}");
    assertThat(ExhibitCheck.of(draft, material.figures()).stream().map(Finding::line))
        .anyMatch(line -> line.startsWith("duplicate-figure at results, line 2"))
        .anyMatch(line -> line.startsWith("unknown-figure at results, line 3"))
        .anyMatch(line -> line.startsWith("unused-figure at results"))
        .anyMatch(line -> line.startsWith("missing-table at results"))
        .anyMatch(line -> line.contains("The nearest label is fig:samples."));
  }

  @Test
  void findsHeadingsThatAreUsedTwice() {
    Draft draft =
        Draft.EMPTY
            .titled("T")
            .with(SectionKind.METHOD, "\\subsection{Setting} a")
            .with(SectionKind.SETUP, "\\subsection{setting} b \\subsection{Results} c");
    assertThat(new Checks(material, 8).of(draft).stream().map(Finding::kind))
        .filteredOn("duplicate-heading"::equals)
        .hasSize(2);
  }

  @Test
  void findsAddressesThatHideWhatFollowsThem() {
    assertThat(
            of(
                SectionKind.INTRODUCTION,
                FILLER + " See \\url{http://a.b/c%20d} for {what\nfollows}."))
        .filteredOn(Finding::blocks)
        .extracting(Finding::kind)
        .contains("forbidden-latex");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A Loss of 0.53 on Moons",
        "Diffusion with 45\\% Less Loss",
        "A Loss of \\evidence{run_1/moons/eval_loss}",
        "Beyond \\citet{nobody1999}"
      })
  void checksTheTitleAsItChecksTheText(String title) {
    assertThat(new Checks(material, 8).of(Draft.EMPTY.titled(title)))
        .filteredOn(finding -> finding.kind().matches("typed-result|forbidden-latex"))
        .isNotEmpty()
        .allMatch(Finding::blocks);
  }

  @Test
  void mendsWhatHasOneReading() {
    assertThat(
            Sanitised.latex(
                "\\section{Method}\\label{sec:m}\nWe use run_1 & “quotes” – 5% of it, x² ≤ 3.\n"
                    + "## Next\n**bold** and `code_x`\n- one\n- two\n$a_1 & b$ \\evidence{run_1/a/b_c}"))
        .isEqualTo(
            "We use run\\_1 \\& ``quotes'' -- 5\\% of it, x\\ensuremath{^{2}} \\ensuremath{\\leq}"
                + " 3.\n\\subsection{Next}\n\\textbf{bold} and \\texttt{code\\_x}\n\\begin{itemize}\n"
                + "\\item one\n\\item two\n\\end{itemize}\n$a_1 & b$ \\evidence{run_1/a/b_c}");
  }

  @Test
  void readsRepliesHoweverTheyAreWrapped() {
    assertThat(SectionReply.read("Sure!\n```latex\nBody.\n```\nDone.").latex()).isEqualTo("Body.");
    assertThat(SectionReply.read("Title: **A B**\n\n```tex\nBody.\n").title()).isEqualTo("A B");
    assertThat(SectionReply.read("Body without fence.").latex()).isEqualTo("Body without fence.");
    assertThat(SectionReply.fault("")).isNotEmpty();
    assertThat(SectionReply.fault("x".repeat(5_000_000))).contains("5000000");
  }

  @Test
  void refusesRecordsThatCarryCommands() {
    assertThat(TypedNumbers.in("a = 1_000; b=3e-3f; 0.50"))
        .containsExactlyInAnyOrder("1000", "0.003", "0.5");
    assertThat(LatexCheck.allows("input")).isFalse();
    assertThat(LatexCheck.allows("alpha")).isTrue();
  }

  private List<Finding> of(SectionKind section, String latex) {
    return new Checks(material, 8).of(section, latex);
  }

  private Set<String> kinds(SectionKind section, String latex) {
    return Set.copyOf(of(section, latex).stream().map(Finding::kind).toList());
  }

  private List<String> lines(SectionKind section, String latex) {
    return of(section, latex).stream()
        .map(Finding::line)
        .filter(line -> !line.startsWith("no-evidence"))
        .toList();
  }
}
