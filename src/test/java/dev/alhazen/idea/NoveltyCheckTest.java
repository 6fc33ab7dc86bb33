package dev.alhazen.idea;

import static dev.alhazen.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Step;
import dev.alhazen.literature.Author;
import dev.alhazen.literature.EntryType;
import dev.alhazen.literature.Findings;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Reference;
import dev.alhazen.literature.Work;
import dev.alhazen.model.Prompts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoveltyCheckTest {
  private static final Idea IDEA =
      new Idea("warm_start", "A warm start", "Run 1: start slowly.", 6, 8, 5);
  private static final List<String> KEYS = List.of("ho2020denoising", "kingma2014adam");
  private static final Literature SILENT = new Shelf("quiet", new Findings.Silent("time-out"));
  private static final Literature EMPTY = new Shelf("bare", new Findings.Found(List.of()));
  private static final Literature SHELF =
      new Shelf(
          "library",
          new Findings.Found(
              List.of(
                  work("Denoising Diffusion Probabilistic Models", "Jonathan Ho", 2020, ""),
                  work(
                      "Adam: A Method for Stochastic Optimization",
                      "Diederik P. Kingma",
                      2014,
                      "word ".repeat(200).strip()))));

  @Test
  void theVerdictNamesTheWorksThatItRestsOn() {
    ScriptedModel model =
        new ScriptedModel(
            Samples.search("warm start", "step size"), Samples.verdict("known", "ho2020denoising"));
    Verdict verdict = run(model, 3, SILENT, SHELF);
    assertThat(verdict.status()).isEqualTo(Verdict.Status.KNOWN);
    assertThat(verdict.nearest()).extracting(Work::key).containsExactly("ho2020denoising");
    assertThat(verdict.queries())
        .containsExactly(
            new Verdict.Query("quiet", "warm start", List.of(), "time-out"),
            new Verdict.Query("library", "warm start", KEYS, ""),
            new Verdict.Query("quiet", "step size", List.of(), "time-out"),
            new Verdict.Query("library", "step size", KEYS, ""));
    assertThat(model.steps())
        .containsExactly("novelty/warm_start/round#1", "novelty/warm_start/round#2");
  }

  @Test
  void searchesHaveStepsOfTheirOwn() {
    Shelf shelf = new Shelf("library", new Findings.Found(List.of()));
    run(new ScriptedModel(Samples.search("a b", "c d"), Samples.verdict("novel")), 2, shelf);
    assertThat(shelf.steps)
        .containsExactly(
            "novelty/warm_start/round#1/query#1/library",
            "novelty/warm_start/round#1/query#2/library");
  }

  @Test
  void whereNoSourceAnswersTheIdeaIsUndecidedAndNeverNovel() {
    ScriptedModel once = new ScriptedModel(Samples.search("x"), Samples.verdict("novel"));
    assertThat(run(once, 3, SILENT).status()).isEqualTo(Verdict.Status.UNDECIDED);
    ScriptedModel twice = new ScriptedModel(Samples.search("x"), Samples.search("y"));
    Verdict verdict = run(twice, 10, SILENT);
    assertThat(verdict.status()).isEqualTo(Verdict.Status.UNDECIDED);
    assertThat(verdict.reason()).isEqualTo("No literature source answered.");
    assertThat(verdict.queries()).hasSize(2);
    assertThat(run(new ScriptedModel(), 3).status()).isEqualTo(Verdict.Status.UNDECIDED);
  }

  @Test
  void anAnswerWithoutWorksIsAnAnswer() {
    ScriptedModel model = new ScriptedModel(Samples.search("x"), Samples.verdict("novel"));
    assertThat(run(model, 1, EMPTY).status()).isEqualTo(Verdict.Status.NOVEL);
  }

  @Test
  void theModelIsToldOnceThatItNamedAWorkFromMemory() {
    ScriptedModel model =
        new ScriptedModel(
            Samples.search("x"),
            Samples.verdict("known", "smith1999made"),
            Samples.verdict("incremental", "kingma2014adam"));
    assertThat(run(model, 1, SHELF).status()).isEqualTo(Verdict.Status.INCREMENTAL);
    assertThat(model.asked(3)).contains("These keys are of no work that was found: smith1999made.");
    assertThat(model.steps()).endsWith("novelty/warm_start/round#2/again");
  }

  @Test
  void aWorkFromMemoryNamedTwiceLeavesTheIdeaUndecided() {
    ScriptedModel model =
        new ScriptedModel(
            Samples.search("x"), Samples.verdict("known", "made"), Samples.verdict("known", "up"));
    Verdict verdict = run(model, 1, SHELF);
    assertThat(verdict.status()).isEqualTo(Verdict.Status.UNDECIDED);
    assertThat(verdict.reason()).contains("no work that was found: up");
  }

  @Test
  void knownWithoutAWorkIsRefused() {
    ScriptedModel model =
        new ScriptedModel(Samples.search("x"), Samples.verdict("known"), Samples.verdict("novel"));
    assertThat(run(model, 1, SHELF).status()).isEqualTo(Verdict.Status.NOVEL);
    assertThat(model.asked(3)).contains("The verdict \"known\" must name the works that did it.");
  }

  @Test
  void aVerdictBeforeAnySearchIsRefused() {
    ScriptedModel model =
        new ScriptedModel(Samples.verdict("novel"), Samples.search("x"), Samples.verdict("novel"));
    assertThat(run(model, 2, SHELF).queries()).hasSize(1);
    assertThat(model.asked(2)).contains("A verdict needs at least one search before it.");
  }

  @Test
  void aSearchWithoutANewQueryIsRefused() {
    ScriptedModel model =
        new ScriptedModel(
            Samples.search(" "),
            Samples.search("the nodes"),
            Samples.search("Node"),
            Samples.verdict("novel"));
    run(model, 5, SHELF);
    assertThat(model.asked(2)).contains("there was no query");
    assertThat(model.asked(4)).contains("All of these queries were made already.");
  }

  @Test
  void noVerdictAfterTheLastRoundLeavesTheIdeaUndecided() {
    ScriptedModel model =
        new ScriptedModel(
            Samples.search("one"),
            Samples.search("two"),
            Samples.search("three"),
            Samples.search("four"));
    Verdict verdict = run(model, 2, SHELF);
    assertThat(verdict.status()).isEqualTo(Verdict.Status.UNDECIDED);
    assertThat(verdict.queries()).hasSize(2);
    assertThat(model.asked(3)).contains("No searches are left").doesNotContain("Either search or");
  }

  @Test
  void anEndlessAbstractIsCutAllTheSame() {
    Work endless = work("Endless", "A. Writer", 1999, "x".repeat(5_000));
    ScriptedModel model = new ScriptedModel(Samples.search("x"), Samples.verdict("novel"));
    run(model, 1, new Shelf("library", new Findings.Found(List.of(endless))));
    assertThat(model.asked(2)).contains("x".repeat(700) + " …").doesNotContain("x".repeat(701));
  }

  @Test
  void anUnreadableReplyLeavesTheIdeaUndecided() {
    Verdict verdict = run(new ScriptedModel("novel!", "novel!!"), 2, SHELF);
    assertThat(verdict.status()).isEqualTo(Verdict.Status.UNDECIDED);
    assertThat(verdict.reason()).contains("novelty/warm_start/round#1");
  }

  @Test
  void somebodysSentenceIsCheckedWithoutATemplate() {
    ScriptedModel model = new ScriptedModel(Samples.search("x"), Samples.verdict("novel"));
    NoveltyCheck.Input input =
        NoveltyCheck.Input.inWords("Does Émile's\n pendulum ever fall asleep?", 1);
    Verdict verdict = new NoveltyCheck(model, Prompts.builtIn(), List.of(SHELF)).run(input);
    assertThat(verdict.status()).isEqualTo(Verdict.Status.NOVEL);
    assertThat(input.idea().name()).isEqualTo("does_emile_s_pendulum_ever_fall_asleep");
    assertThat(model.asked(1))
        .startsWith("# The idea to be judged")
        .contains("Title of idea: Does Émile's pendulum ever fall asleep?\n");
  }

  @Test
  void thePromptsReadAsTheyWereReviewed() throws IOException {
    ScriptedModel model =
        new ScriptedModel(
            Samples.search("warm start"),
            Samples.search("slow start"),
            Samples.verdict("known", "made"),
            Samples.verdict("novel"));
    run(model, 2, SILENT, EMPTY, SHELF);
    assertGolden("idea/novelty-system.txt", model.system(1));
    assertGolden("idea/novelty-1.txt", model.asked(1));
    assertGolden("idea/novelty-2.txt", model.asked(2));
    assertGolden("idea/novelty-3-again.txt", model.asked(4));
  }

  private static Verdict run(ScriptedModel model, int rounds, Literature... sources) {
    return new NoveltyCheck(model, Prompts.builtIn(), List.of(sources))
        .run(new NoveltyCheck.Input(Samples.template(Samples.seed()), Samples.CODE, IDEA, rounds));
  }

  private static Work work(String title, String author, int year, String summary) {
    return new Reference(
            EntryType.MISC,
            title,
            List.of(Author.of(author)),
            Optional.of(year),
            "",
            summary,
            Optional.empty(),
            Optional.empty(),
            new LinkedHashMap<>())
        .toWork("library");
  }

  /// A source that always says the same.
  private static final class Shelf implements Literature {
    private final String name;
    private final Findings findings;
    private final List<String> steps = new ArrayList<>();

    Shelf(String name, Findings findings) {
      this.name = name;
      this.findings = findings;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Findings search(Step step, String query, int limit) {
      steps.add(step.path());
      return findings;
    }
  }
}
