package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Texts;
import dev.alhazen.study.InvestigationFolder;
import dev.alhazen.study.StudyFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every option does what its description says.
class OptionsTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    TinyTemplate.write(folder.resolve("coins"));
  }

  @Test
  void skipCitationsListsOnlyWhatTheTemplateAndTheUsersLibraryHold() throws Exception {
    AtomicFiles.write(folder.resolve("coins/references.bib"), entry("own2001", "Biased Coins"));
    AtomicFiles.write(folder.resolve("mine.bib"), entry("mine2002", "Estimators of Bias of Coins"));
    int code =
        shell.run(
            "run",
            "coins",
            "--model=rehearsal",
            "--ideas=1",
            "--ensemble=1",
            "--library=mine.bib",
            "--skip-citations");
    assertThat(code).describedAs(shell.out() + shell.err()).isZero();
    InvestigationFolder idea = onlyInvestigation();
    assertThat(Texts.read(idea.paper().resolve("references.bib")))
        .contains("own2001")
        .contains("mine2002");
    assertThat(Texts.read(idea.journal())).doesNotContain("write/citations#");
    assertThat(Texts.read(idea.paper().resolve("citations.json")))
        .contains("\"USER\"")
        .doesNotContain("\"ENGINE\"");
    aLostPaperIsNotConfirmed(idea);
  }

  /// On the study at hand, as making one takes time.
  private void aLostPaperIsNotConfirmed(InvestigationFolder idea) throws Exception {
    assertThat(shell.run("verify")).isZero();
    Path paper = idea.paper();
    String tex = Texts.read(paper.resolve("paper.tex"));
    Files.writeString(
        paper.resolve("paper.tex"),
        tex.replaceFirst("\\\\measured\\{e1}\\{", "\\\\measured{e1}{9"));
    assertThat(shell.run("write", idea.root().toString(), "--compile-only")).isEqualTo(3);
    assertThat(paper.resolve("paper-draft.pdf")).isNotEmptyFile();
    assertThat(shell.out()).contains("ALTERED");
    Files.writeString(paper.resolve("paper.tex"), tex);
    String evidence = Texts.read(paper.resolve("evidence.json"));
    Files.writeString(
        paper.resolve("evidence.json"),
        "{\"version\": 1, \"baseline\": \"run_0\", \"metrics\": [], \"runs\": [], \"uses\": []}");
    Files.writeString(paper.resolve("paper.tex"), "Nothing.");
    assertThat(shell.run("verify")).isEqualTo(65);
    Files.writeString(paper.resolve("evidence.json"), evidence);
    Files.move(paper, paper.resolveSibling("elsewhere"));
    assertThat(shell.run("verify")).isEqualTo(65);
    Files.writeString(folder.resolve("coins/plot.py"), "print(1)\n");
    assertThat(shell.run("improve")).isEqualTo(64);
    assertThat(shell.err()).contains("changed since the study began");
  }

  @Test
  void aStudyWhoseIdeasAreAllKnownEndsWithoutAPaper() throws Exception {
    AtomicFiles.write(folder.resolve("ideas.json"), "[]");
    assertThat(shell.run("run", "coins", "--model=rehearsal", "--ideas-file=ideas.json"))
        .isEqualTo(3);
    assertThat(shell.out()).contains("No idea was left to investigate");
  }

  @Test
  void ideasAreHadWithoutAnyExperiment() {
    AtomicFiles.write(folder.resolve("coins/experiment.py"), "raise SystemExit(1)\n");
    AtomicFiles.write(
        folder.resolve("coins/seed_ideas.json"),
        """
        [{"Name": "My Coin!", "Title": "A coin", "Experiment": "Toss it."},
         {"Name": "study", "Title": "Two coins", "Experiment": "Toss both."}]
        """);
    assertThat(shell.run("ideas", "coins", "--model=rehearsal", "--skip-ideas"))
        .describedAs(shell.out() + shell.err())
        .isZero();
    StudyFolder study = StudyFolder.all(folder.resolve("studies")).getFirst();
    assertThat(Texts.read(study.ideas())).contains("\"my_coin\"", "\"study_1\"");
    assertThat(shell.out()).contains("ideas.json");
  }

  @Test
  void theNamedPythonIsUsed() {
    assertThat(shell.run("run", "coins", "--model=rehearsal", "--python=/no/such/python"))
        .isEqualTo(69);
    assertThat(shell.err()).contains("/no/such/python");
  }

  @Test
  void promptsThatAreNotThereAreNamedBeforeAnythingIsMade() {
    assertThat(shell.run("run", "coins", "--model=rehearsal", "--prompts=nowhere")).isEqualTo(64);
    assertThat(shell.err()).contains("nowhere");
    assertThat(folder.resolve("studies")).doesNotExist();
  }

  @Test
  void reviewSettingsOutOfBoundsAreUsage() throws Exception {
    Files.writeString(folder.resolve("paper.txt"), "A paper about coins. ".repeat(200));
    for (String option : new String[] {"--few-shot=5", "--ensemble=0", "--temperature=9"}) {
      assertThat(shell.run("review", "paper.txt", "--model=rehearsal", option)).isEqualTo(64);
    }
    assertThat(shell.run("run", "coins", "--model=rehearsal", "--ensemble=51")).isEqualTo(64);
    assertThat(shell.run("run", "coins", "--model=rehearsal", "--reflections=0")).isEqualTo(64);
    assertThat(shell.err()).doesNotContain("\tat ");
  }

  @Test
  void aReviewAsksTheReviewerAndHoldsItsLimit() throws Exception {
    Files.writeString(folder.resolve("paper.txt"), "A paper about coins. ".repeat(200));
    shell.with("OPENROUTER_API_KEY", "k");
    assertThat(shell.run("review", "paper.txt", "--reviewer-model=openrouter/some/new-model"))
        .isEqualTo(78);
    assertThat(shell.err()).contains("--price");
  }

  @Test
  void aDryRunCountsWhatWasAskedFor() {
    AtomicFiles.write(
        folder.resolve("ideas.json"),
        """
        [{"Name": "a", "Title": "A", "Experiment": "x"}]
        """);
    assertThat(
            shell.run(
                "run",
                "coins",
                "--model=rehearsal",
                "--ideas-file=ideas.json",
                "--run-timeout=7s",
                "--dry-run"))
        .isZero();
    assertThat(shell.out()).contains("For 1 idea(s)").contains("at most 7.0 s");
  }

  private InvestigationFolder onlyInvestigation() {
    return StudyFolder.all(folder.resolve("studies")).getFirst().investigations().getFirst();
  }

  private static String entry(String key, String title) {
    return "@article{%s, title = {%s}, author = {A. Author}, journal = {Coins}, year = {2001}}\n"
        .formatted(key, title);
  }
}
