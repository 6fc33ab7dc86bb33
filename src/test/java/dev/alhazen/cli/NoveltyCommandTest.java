package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Json;
import dev.alhazen.base.Texts;
import dev.alhazen.idea.IdeaFile;
import dev.alhazen.idea.Verdict;
import dev.alhazen.journal.Entry;
import dev.alhazen.journal.Event;
import dev.alhazen.journal.Journal;
import dev.alhazen.literature.LoopbackEngine;
import dev.alhazen.study.StudyFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class NoveltyCommandTest {
  private static final String IDEA = "Toss noisy coins with a drifting bias. Then estimate it.";
  private static final Path NAMED = Path.of("novelty/toss_noisy_coins_with_a_drifting_bias");

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    AtomicFiles.write(
        folder.resolve("mine.bib"),
        """
        @article{doe2001coins, title = {Drifting Coins}, author = {Jane Doe}, year = 2001,
          doi = {10.1000/182}, abstract = {We toss coins whose bias drifts, and estimate it.}}
        @article{roe2002dice, title = {Fair Dice}, author = {Richard Roe}, year = 2002}
        """);
  }

  @Test
  void saysWhatASentenceWasComparedWithAndWhereItWasSearched() {
    int code = novelty(IDEA, "--library=mine.bib");
    assertThat(code).describedAs(shell.err()).isZero();
    assertThat(shell.out())
        .contains("searched for \"Toss noisy coins with drifting bias\": new works 1, in all 1")
        .contains("model    rehearsal, at most $1.00; sources: library", "cost     $0")
        .contains("verdict    incremental", "  1. Jane Doe: Drifting Coins. 2001. [doe2001coins]")
        .contains("https://doi.org/10.1000/182", "     problem   partial  Scripted;")
        .contains("  library  1 work  Toss noisy coins with drifting bias")
        .contains("library answered 1 of 1 search\n");
    assertThat(Texts.read(folder.resolve(NAMED).resolve("novelty.txt")))
        .startsWith("Toss noisy coins with a drifting bias.");
    Verdict verdict = verdict(folder.resolve(NAMED));
    assertThat(verdict.status()).isEqualTo(Verdict.Status.INCREMENTAL);
    assertThat(verdict.comparisons()).hasSize(1);
  }

  @Test
  void givenAgainItPaysNothing() {
    novelty(IDEA, "--library=mine.bib");
    String first = Texts.read(folder.resolve(NAMED).resolve("ideas.json"));
    long effects = effects(folder.resolve(NAMED));
    assertThat(novelty(IDEA, "--library=mine.bib")).isZero();
    assertThat(effects(folder.resolve(NAMED))).isEqualTo(effects);
    assertThat(Texts.read(folder.resolve(NAMED).resolve("ideas.json"))).isEqualTo(first);
  }

  @Test
  void aLibraryThatHasChangedIsSearchedAnew() {
    novelty(IDEA, "--library=mine.bib");
    AtomicFiles.write(
        folder.resolve("mine.bib"),
        "@article{poe2003bias, title = {Tossing Noisy Coins}, author = {Ann Poe}, year = 2003}");
    assertThat(novelty(IDEA, "--library=mine.bib")).isZero();
    assertThat(shell.out()).contains("[poe2003bias]").doesNotContain("[doe2001coins]");
  }

  @Test
  void whereNothingAnswersItIsUnavailableAndAsksAgainTheNextTime() {
    assertThat(novelty(IDEA)).isEqualTo(69);
    assertThat(shell.out())
        .contains(
            "verdict    undecided", "library answered 0 of 1 search (the library holds no works)");
    assertThat(shell.err()).contains("No literature source answered for 1 of 1 ideas", "--library");
    assertThat(novelty(IDEA, "--library=mine.bib")).isZero();
    assertThat(shell.out()).contains("verdict    incremental");
  }

  @Test
  void enginesAreAskedAndTheVerdictSaysWhichOfThemAnswered() {
    try (LoopbackEngine engine = LoopbackEngine.ofWellKnownWorks()) {
      shell
          .with("ALHAZEN_SEMANTICSCHOLAR_URL", engine.url().toString())
          .with("S2_API_KEY", "key")
          .with("ALHAZEN_ARXIV_URL", "http://127.0.0.1:9/api");
      String idea = "Dropout of hidden units against overfitting";
      String sources = "--literature=semanticscholar,arxiv";
      assertThat(novelty(idea, sources)).describedAs(shell.err()).isZero();
      assertThat(shell.out())
          .contains("1. Nitish Srivastava and 4 others: Dropout: A Simple Way")
          .contains("semanticscholar answered 1 of 1 search\n", "arxiv answered 0 of 1 search (")
          .containsOnlyOnce("literature               no answer: arxiv cannot be reached");
      assertThat(novelty(idea, sources, "--out=elsewhere")).isZero();
      assertThat(shell.out()).contains("works (kept since 20");
      assertThat(engine.queries()).hasSize(1);
    }
  }

  @Test
  void asJsonItPrintsNothingElse() {
    assertThat(novelty(IDEA, "--library=mine.bib", "--json", "--out=here")).isZero();
    JsonNode printed = Json.parse(shell.out(), "the output");
    assertThat(printed.get(0).path("verdict").path("status").asString()).isEqualTo("INCREMENTAL");
    assertThat(folder.resolve("here/ideas.json")).exists();
    assertThat(shell.err()).contains("searched for");
  }

  @Test
  void aFileOfIdeasIsCheckedOneByOne() {
    AtomicFiles.write(
        folder.resolve("some.json"),
        """
        [{"name": "a", "title": "Coins with drift", "experiment": "Toss."},
         {"Name": "b", "Title": "Dice for coins", "Experiment": "Roll."}]
        """);
    assertThat(novelty("--ideas-file=some.json", "--library=mine.bib")).isZero();
    assertThat(IdeaFile.read(folder.resolve("novelty/some/ideas.json")).entries())
        .hasSize(2)
        .allMatch(entry -> entry.verdict().isPresent());
  }

  @Test
  void theIdeasOfAStudyAreCheckedWithItsModelAndItsLibrary() {
    TinyTemplate.write(folder.resolve("coins"));
    Path bibliography = folder.resolve("coins/references.bib");
    AtomicFiles.write(bibliography, Texts.read(folder.resolve("mine.bib")));
    assertThat(shell.run("ideas", "coins", "--model=rehearsal", "--ideas=2")).isZero();
    Path study = onlyStudy();
    assertThat(shell.run("novelty", study.toString())).describedAs(shell.err()).isZero();
    assertThat(shell.out())
        .contains("How stable is the baseline?", "Does the same work take the same time");
    assertThat(folder.resolve("novelty").resolve(study.getFileName()).resolve("ideas.json"))
        .exists();
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(shell.run("novelty", "--model=rehearsal")).isEqualTo(64);
    assertThat(shell.err()).contains("Say which idea: alhazen novelty \"your idea");
    assertThat(shell.run("novelty", IDEA)).isEqualTo(78);
    assertThat(shell.err()).contains("No model was chosen.");
    assertThat(novelty(IDEA, "--rounds=0")).isEqualTo(64);
    assertThat(novelty("studies/nothing/here")).isEqualTo(64);
    assertThat(shell.err()).contains("does not exist");
    assertThat(novelty("mine.bib")).isEqualTo(64);
    assertThat(shell.err()).contains("--ideas-file");
    assertThat(novelty(IDEA, "--library=absent.bib")).isEqualTo(64);
    assertThat(novelty(IDEA, "--literature=nowhere")).isEqualTo(64);
  }

  private int novelty(String... arguments) {
    List<String> all = new ArrayList<>(List.of("novelty", "--model=rehearsal"));
    all.addAll(List.of(arguments));
    return shell.run(all.toArray(String[]::new));
  }

  private Path onlyStudy() {
    return StudyFolder.all(folder.resolve("studies")).getFirst().root();
  }

  private static Verdict verdict(Path folder) {
    return IdeaFile.read(folder.resolve("ideas.json")).entries().getFirst().verdict().orElseThrow();
  }

  private static long effects(Path folder) {
    return Journal.read(folder.resolve(".alhazen/journal.jsonl")).stream()
        .map(Entry::body)
        .filter(Event.Started.class::isInstance)
        .count();
  }
}
