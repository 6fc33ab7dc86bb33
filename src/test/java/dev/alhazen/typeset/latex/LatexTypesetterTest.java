package dev.alhazen.typeset.latex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Finding;
import dev.alhazen.base.Step;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Probed;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.sandbox.bubblewrap.BubblewrapSandbox;
import dev.alhazen.sandbox.unconfined.UnconfinedSandbox;
import dev.alhazen.typeset.Typeset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real LaTeX in the real sandbox.
class LatexTypesetterTest {
  private static final Step STEP = Step.of("write/typeset#1");
  private static final String BIB =
      "@article{known, title={On T}, author={A. B}, journal={J}, year={2020}}\n";

  @TempDir Path temp;
  private Blobs blobs;
  private Sandbox sandbox;

  @BeforeEach
  void setUp() {
    blobs = new Blobs(temp.resolve("blobs"));
    sandbox = new BubblewrapSandbox(temp.resolve("scratch"), blobs);
  }

  @Test
  void makesAPaperWithReferencesAndBibliography() throws Exception {
    Typeset.Made made =
        made(
            Map.of(
                "paper.tex",
                article(
                    "\\section{One}\\label{a} See \\ref{b} and \\cite{known}. \\input{sec/two}"
                        + "\\bibliographystyle{plain}\\bibliography{refs}"),
                "sec/two.tex",
                "\\section{Two}\\label{b} Back to \\ref{a}.\\newpage Second page.\n",
                "refs.bib",
                BIB));
    assertThat(made.findings()).isEmpty();
    assertThat(made.pages()).isEqualTo(2);
    assertThat(text(made)).contains("See 2 and [1]", "Back to 1", "On t");
  }

  @Test
  void equalSourcesGiveEqualPdfs() {
    Map<String, String> sources =
        Map.of("paper.tex", article("\\section{A}\\label{a} \\ref{a} \\today"));
    Digest first = made(sources).pdf();
    Sandbox elsewhere = new UnconfinedSandbox(temp.resolve("other"), blobs);
    assertThat(made(sources).pdf()).isEqualTo(first);
    assertThat(typeset(elsewhere, sources, LatexTypesetter.LIMITS))
        .isEqualTo(new Typeset.Made(first, 1, made(sources).findings()));
  }

  @Test
  void reportsUndefinedReferencesAndCitationsOfTheLastPassOnly() {
    Typeset.Made made =
        made(
            Map.of(
                "paper.tex",
                article(
                    "\\section{A}\\label{a} \\ref{a}\n\\ref{nope}\n\\cite{known,unknown}"
                        + "\\bibliographystyle{plain}\\bibliography{refs}"),
                "refs.bib",
                BIB));
    assertThat(made.findings())
        .filteredOn(Finding::blocks)
        .extracting(Finding::kind, Finding::place)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("undefined-reference", "paper.tex:4"),
            org.assertj.core.groups.Tuple.tuple("undefined-citation", "paper.tex:5"));
  }

  @Test
  void reportsAnErrorWithFileAndLine() {
    Typeset.Broken broken =
        broken(Map.of("paper.tex", article("\\input{a}"), "a.tex", "x\n\\nonsense{1}\n"));
    assertThat(broken.findings())
        .containsExactly(
            Finding.block(
                "latex-error",
                "a.tex:2",
                "Undefined control sequence. TeX stopped after: \\nonsense"));
  }

  @Test
  void neverTakesAnOldPdfForANewOne() {
    assertThat(
            broken(Map.of("paper.tex", article("\\nonsense"), "paper.pdf", "%PDF-old")).findings())
        .hasSize(1);
  }

  @Test
  void makesNothingOfAnEmptyDocument() {
    assertThat(broken(Map.of("paper.tex", article(""))).findings())
        .extracting(Finding::message)
        .first()
        .asString()
        .contains("no page");
  }

  @Test
  void warnsOfWhatSticksOut() {
    Typeset.Made made = made(Map.of("paper.tex", article("\\noindent\\rule{500pt}{1pt}")));
    assertThat(made.findings())
        .extracting(Finding::kind, Finding::place)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("overfull-box", "paper.tex:3"));
    assertThat(made.findings().getFirst().message()).contains("155.0 pt too wide");
  }

  @Test
  void cannotReadFilesOfThisMachine() throws Exception {
    Path secret = Files.writeString(temp.resolve("secret.tex"), "s3cret");
    for (String file : new String[] {"/etc/passwd", "/etc/hostname", secret.toString()}) {
      Typeset.Made made =
          made(
              Map.of(
                  "paper.tex",
                  article(
                      "\\newread\\f\\openin\\f=%s \\ifeof\\f closed\\else\\read\\f to\\l open \\l\\fi"
                          .formatted(file))));
      assertThat(text(made)).contains("closed").doesNotContain("open");
      assertThat(broken(Map.of("paper.tex", article("\\input{" + file + "}"))).findings())
          .isNotEmpty();
    }
  }

  @Test
  void runsNoProgram() throws Exception {
    Typeset.Made made =
        made(
            Map.of(
                "paper.tex",
                article(
                    "\\immediate\\write18{echo owned > owned.tex}"
                        + "\\IfFileExists{owned.tex}{owned}{safe}")));
    assertThat(text(made)).contains("safe").doesNotContain("owned");
    assertThat(broken(Map.of("paper.tex", article("\\input{|\"echo owned\"}"))).findings())
        .isNotEmpty();
  }

  @Test
  void runsNoCommandThatAPaperWritesIntoTheBuildScript() {
    String lines =
        "\\newwrite\\script\\immediate\\openout\\script=alhazen-build.sh\\newcount\\n"
            + "\\loop\\immediate\\write\\script{exit 9}\\advance\\n by 1 \\ifnum\\n<2000\\repeat"
            + "\\immediate\\closeout\\script Text.";
    Map<String, String> sources = Map.of("paper.tex", article(lines));
    assertThat(typeset(sandbox, sources, LatexTypesetter.LIMITS)).isInstanceOf(Typeset.Made.class);
  }

  @Test
  void endsAnEndlessLoop() {
    Limits limits = new Limits(Duration.ofSeconds(2), 1L << 30, 64, 64L << 20);
    Typeset typeset =
        typeset(sandbox, Map.of("paper.tex", article("\\loop\\iftrue\\repeat")), limits);
    assertThat(typeset)
        .isEqualTo(
            new Typeset.Broken(
                java.util.List.of(
                    Finding.block(
                        "latex-limit",
                        "paper.tex",
                        "LaTeX did not end within 2 s: look for an endless loop."))));
  }

  @Test
  void endsEndlessPages() {
    Limits limits = new Limits(Duration.ofSeconds(30), 1L << 30, 64, 4L << 20);
    Typeset typeset =
        typeset(
            sandbox,
            Map.of(
                "paper.tex",
                article("\\loop\\immediate\\write-1{" + "x".repeat(900) + "}\\iftrue\\repeat")),
            limits);
    assertThat(typeset).isInstanceOf(Typeset.Broken.class);
  }

  @Test
  void saysWhatToInstallWhereThereIsNoTex() {
    Probed missing = new Probed.Missing("There is no pdflatex.", "Install TeX.");
    LatexTypesetter typesetter =
        new LatexTypesetter(sandbox, blobs, missing, LatexTypesetter.LIMITS);
    assertThat(typesetter.typeset(STEP, tree(Map.of("paper.tex", "")), "paper.tex"))
        .isEqualTo(new Typeset.NoTex("Install TeX."));
  }

  @Test
  void findsTexHere() {
    assertThat(TexProbe.of(sandbox))
        .isInstanceOfSatisfying(
            Probed.Works.class, works -> assertThat(works.what()).startsWith("pdfTeX"));
  }

  @Test
  void refusesAMainFileThatIsNotThere() {
    LatexTypesetter typesetter = new LatexTypesetter(sandbox, blobs);
    assertThatThrownBy(() -> typesetter.typeset(STEP, Tree.EMPTY, "paper.tex"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Typeset.Made made(Map<String, String> sources) {
    return (Typeset.Made) typeset(sandbox, sources, LatexTypesetter.LIMITS);
  }

  private Typeset.Broken broken(Map<String, String> sources) {
    return (Typeset.Broken) typeset(sandbox, sources, LatexTypesetter.LIMITS);
  }

  private Typeset typeset(Sandbox place, Map<String, String> sources, Limits limits) {
    return new LatexTypesetter(place, blobs, new Probed.Works("pdflatex"), limits)
        .typeset(STEP, tree(sources), "paper.tex");
  }

  private Tree tree(Map<String, String> sources) {
    TreeMap<String, Digest> files = new TreeMap<>();
    sources.forEach(
        (path, text) -> files.put(path, blobs.put(text.getBytes(StandardCharsets.UTF_8))));
    return new Tree(files);
  }

  private String text(Typeset.Made made) throws Exception {
    try (PDDocument pdf = Loader.loadPDF(blobs.bytes(made.pdf()))) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  private static String article(String body) {
    return "\\documentclass{article}\n\\begin{document}\n" + body + "\n\\end{document}\n";
  }
}
