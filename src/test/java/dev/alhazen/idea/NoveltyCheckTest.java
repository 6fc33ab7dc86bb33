package dev.alhazen.idea;

import static dev.alhazen.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Step;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.literature.Author;
import dev.alhazen.literature.EntryType;
import dev.alhazen.literature.Findings;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Reference;
import dev.alhazen.literature.Similarities;
import dev.alhazen.literature.Similarity;
import dev.alhazen.literature.Work;
import dev.alhazen.model.Prompts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoveltyCheckTest {
  private static final Idea IDEA =
      new Idea("warm_start", "A warm start", "Run 1: start slowly.", 6, 8, 5);
  private static final String HO = "ho2020denoising";
  private static final String KINGMA = "kingma2014adam";
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
                      "word ".repeat(500).strip()))));

  @Test
  void theVerdictNamesTheWorksThatItRestsOnTheClosestFirst() {
    ScriptedModel model =
        new ScriptedModel(
            Samples.search("warm start", "step size"), Samples.enough(), verdict("known", true));
    Verdict verdict = run(model, 3, SILENT, SHELF);
    assertThat(verdict.status()).isEqualTo(Verdict.Status.KNOWN);
    assertThat(verdict.nearest()).extracting(Work::key).containsExactly(KINGMA, HO);
    assertThat(verdict.comparison(verdict.nearest().getFirst()))
        .contains(Samples.compared(KINGMA, "same same partial"));
    List<String> keys = List.of(HO, KINGMA);
    assertThat(verdict.queries())
        .containsExactly(
            new Verdict.Query("quiet", "warm start", List.of(), "time-out"),
            new Verdict.Query("library", "warm start", keys, ""),
            new Verdict.Query("quiet", "step size", List.of(), "time-out"),
            new Verdict.Query("library", "step size", keys, ""));
    assertThat(verdict.sources())
        .containsExactly(
            "quiet answered 0 of 2 searches (time-out)", "library answered 2 of 2 searches");
    assertThat(model.steps())
        .containsExactly(
            "novelty/warm_start/round#1",
            "novelty/warm_start/round#2",
            "novelty/warm_start/verdict");
  }

  @Test
  void searchesHaveStepsOfTheirOwn() {
    Shelf shelf = new Shelf("library", new Findings.Found(List.of()));
    run(new ScriptedModel(Samples.search("a b", "c d"), Samples.verdict("novel")), 1, shelf);
    assertThat(shelf.steps)
        .containsExactly(
            "novelty/warm_start/round#1/query#1/library",
            "novelty/warm_start/round#1/query#2/library");
  }

  @Test
  void sourcesAreAskedSideBySide() {
    CountDownLatch both = new CountDownLatch(2);
    ScriptedModel model = new ScriptedModel(Samples.search("x"), Samples.verdict("novel"));
    Verdict verdict = run(model, 1, new Meeting("one", both), new Meeting("two", both));
    assertThat(verdict.queries()).extracting(Verdict.Query::source).containsExactly("one", "two");
    assertThat(verdict.isSilent()).isFalse();
  }

  @Test
  void aSourceThatBreaksIsNoSilence() {
    Literature broken =
        new Literature() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public Findings search(Step step, String query, int limit) {
            throw new UnavailableException("The disk is full.");
          }
        };
    ScriptedModel model = new ScriptedModel(Samples.search("x"));
    assertThatThrownBy(() -> run(model, 1, SHELF, broken))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("The disk is full.");
  }

  @Test
  void whereNoSourceAnswersTheIdeaIsUndecidedAndNoVerdictIsPaidFor() {
    ScriptedModel model = new ScriptedModel(Samples.search("x"), Samples.search("y"));
    Verdict verdict = run(model, 10, SILENT);
    assertThat(verdict.status()).isEqualTo(Verdict.Status.UNDECIDED);
    assertThat(verdict.reason()).startsWith("No literature source answered");
    assertThat(verdict.isSilent()).isTrue();
    assertThat(verdict.queries()).hasSize(2);
    assertThat(run(new ScriptedModel(), 3).status()).isEqualTo(Verdict.Status.UNDECIDED);
  }

  @Test
  void anAnswerWithoutWorksIsAnAnswer() {
    ScriptedModel model = new ScriptedModel(Samples.search("x"), Samples.verdict("novel"));
    assertThat(run(model, 1, EMPTY).status()).isEqualTo(Verdict.Status.NOVEL);
    assertThat(model.stable(2)).contains("returned nothing at all");
  }

  @Test
  void roundsThatBringNothingNewEndTheSearch() {
    ScriptedModel model =
        new ScriptedModel(
            Samples.search("one"), Samples.search("two"), verdict("incremental", false));
    Verdict verdict = run(model, 9, SHELF);
    assertThat(verdict.queries()).hasSize(2);
    assertThat(verdict.status()).isEqualTo(Verdict.Status.INCREMENTAL);
  }

  @Test
  void queriesThatWereMadeAreNotMadeAgain() {
    ScriptedModel model =
        new ScriptedModel(
            Samples.search("the nodes"), Samples.search("Node", " "), verdict("novel", false));
    assertThat(run(model, 5, SHELF).queries()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "known | same partial same | needs a work whose problem and method are both \"same\"",
        "novel | same same none | cannot stand beside a work whose problem and method you call \"same\": kingma2014adam.",
        "incremental | none none same | needs a work that shares problem or method",
        "incremental | same same same | says that something is left to show",
      })
  void aVerdictThatItsComparisonsContradictIsAskedForOnceMore(
      String status, String overlaps, String fault) {
    String wrong = wrong(status, overlaps);
    ScriptedModel model =
        new ScriptedModel(Samples.search("x"), wrong, verdict("incremental", false));
    assertThat(run(model, 1, SHELF).status()).isEqualTo(Verdict.Status.INCREMENTAL);
    assertThat(model.asked(3)).contains("Your last reply was refused", fault);
    assertThat(model.steps()).endsWith("novelty/warm_start/verdict/again");
    assertThat(model.stable(3)).isEqualTo(model.stable(2));

    Verdict twice = run(new ScriptedModel(Samples.search("x"), wrong, wrong), 1, SHELF);
    assertThat(twice.status()).isEqualTo(Verdict.Status.UNDECIDED);
    assertThat(twice.reason()).startsWith("The model's verdict cannot be used.").contains(fault);
    assertThat(twice.nearest()).hasSize(2);
  }

  @Test
  void aWorkFromMemoryIsRefused() {
    String invented = Samples.verdict("known", Samples.compared("smith1999made", "same same same"));
    ScriptedModel model =
        new ScriptedModel(Samples.search("x"), invented, verdict("incremental", false));
    assertThat(run(model, 1, SHELF).status()).isEqualTo(Verdict.Status.INCREMENTAL);
    assertThat(model.asked(3)).contains("These keys are of no work above: smith1999made.");
  }

  @Test
  void aWorkThatWasNotComparedIsAskedFor() {
    String half = Samples.verdict("novel", Samples.compared(HO, "none none none"));
    ScriptedModel model = new ScriptedModel(Samples.search("x"), half, verdict("novel", false));
    run(model, 1, SHELF);
    assertThat(model.asked(3)).contains("These works were not compared: kingma2014adam.");
  }

  @Test
  void whatARetractedWorkClaimedIsNotKnown() {
    Work retracted =
        work("Cold Starts", "A. Writer", 1999, "Never.").withStanding(Work.Standing.RETRACTED);
    Literature shelf = new Shelf("library", new Findings.Found(List.of(retracted)));
    String known = Samples.verdict("known", Samples.compared(retracted.key(), "same same same"));
    String incremental =
        Samples.verdict("incremental", Samples.compared(retracted.key(), "same same same"));
    ScriptedModel model =
        new ScriptedModel(Samples.search("x"), Samples.search("y"), known, incremental);
    assertThat(run(model, 2, shelf).status()).isEqualTo(Verdict.Status.INCREMENTAL);
    assertThat(model.asked(2)).contains("- Cold Starts (1999) [retracted]");
    assertThat(model.stable(3)).contains("Standing: RETRACTED.");
    assertThat(model.asked(4)).contains("rests on retracted works alone (writer1999cold)");
  }

  @Test
  void anEndlessAbstractIsCutVisibly() {
    Work endless = work("Endless", "A. Writer", 1999, "x".repeat(5_000));
    ScriptedModel model =
        new ScriptedModel(
            Samples.search("x"),
            Samples.verdict("novel", Samples.compared(endless.key(), "none none none")));
    run(model, 1, new Shelf("library", new Findings.Found(List.of(endless))));
    assertThat(model.stable(2))
        .contains("x".repeat(2_000) + " … [2,000 of 5,000 characters shown]")
        .doesNotContain("x".repeat(2_001));
  }

  @Test
  void onlyTheNearestAreComparedAndTheOthersStayOnALineEach() {
    List<Work> many =
        IntStream.range(0, 30)
            .mapToObj(i -> work("Subject " + letters(i), "A. Writer", 1970 + i, "About it."))
            .toList();
    Similarity last =
        (_, _, others) ->
            new Similarities.Measured(
                others.stream().map(other -> other.contains(letters(29)) ? 0.9 : 0.2).toList());
    ScriptedModel model =
        new ScriptedModel(
            Samples.search("x"),
            Samples.enough(),
            Samples.verdict("undecided"),
            Samples.verdict("undecided"));
    new NoveltyCheck(
            model,
            Prompts.builtIn(),
            List.of(new Shelf("library", new Findings.Found(many))),
            last,
            _ -> {})
        .run(new NoveltyCheck.Input(Optional.empty(), IDEA, 3));
    assertThat(model.stable(3).lines().filter(line -> line.startsWith("Work: "))).hasSize(8);
    assertThat(model.stable(3)).contains("Title: Subject " + letters(29));
    assertThat(model.asked(2).lines().filter(line -> line.contains("About it."))).hasSize(5);
    assertThat(model.asked(2).lines().filter(line -> line.startsWith("- Subject"))).hasSize(30);
  }

  @Test
  void whereMeaningsCannotBeComparedTheVerdictSaysSo() {
    ScriptedModel model = new ScriptedModel(Samples.search("x"), verdict("novel", false));
    Verdict verdict =
        new NoveltyCheck(
                model,
                Prompts.builtIn(),
                List.of(SHELF),
                (_, _, _) -> new Similarities.Unknown("No library."),
                _ -> {})
            .run(new NoveltyCheck.Input(Optional.empty(), IDEA, 1));
    assertThat(verdict.remarks())
        .containsExactly("The works were ranked by words only, not by meaning: No library.");
  }

  @Test
  void anUnreadableReplyLeavesTheIdeaUndecided() {
    Verdict verdict = run(new ScriptedModel("novel!", "novel!!"), 2, SHELF);
    assertThat(verdict.status()).isEqualTo(Verdict.Status.UNDECIDED);
    Verdict later = run(new ScriptedModel(Samples.search("x"), "novel!", "novel!!"), 1, SHELF);
    assertThat(later.status()).isEqualTo(Verdict.Status.UNDECIDED);
    assertThat(later.reason()).contains("novelty/warm_start/verdict");
  }

  @Test
  void somebodysSentencesAreCheckedWithoutATemplate() {
    ScriptedModel model = new ScriptedModel(Samples.search("x"), verdict("novel", false));
    NoveltyCheck.Input input =
        NoveltyCheck.Input.inWords("Does Émile's\n pendulum ever fall asleep? I think so.", 1);
    Verdict verdict = check(model, SHELF).run(input);
    assertThat(verdict.status()).isEqualTo(Verdict.Status.NOVEL);
    assertThat(input.idea().name()).isEqualTo("does_emile_s_pendulum_ever_fall_asleep");
    assertThat(model.stable(1))
        .startsWith("# The idea to be judged")
        .contains("Title of idea: Does Émile's pendulum ever fall asleep?\n")
        .contains("Outline: Does Émile's pendulum ever fall asleep? I think so.\n");
  }

  @Test
  void thePromptsReadAsTheyWereReviewed() throws IOException {
    ScriptedModel model =
        new ScriptedModel(
            Samples.search("warm start"),
            Samples.enough(),
            wrong("known", "same partial same"),
            verdict("incremental", false));
    run(model, 2, SILENT, EMPTY, SHELF);
    assertGolden("idea/novelty-system.txt", model.system(1));
    assertGolden("idea/novelty.txt", model.stable(1));
    assertGolden("idea/queries-1.txt", model.asked(1));
    assertGolden("idea/queries-2.txt", model.asked(2));
    assertGolden("idea/compare.txt", model.stable(3));
    assertGolden("idea/verdict-again.txt", model.asked(4));
    assertThat(model.stable(2)).isEqualTo(model.stable(1));
  }

  private static String verdict(String status, boolean known) {
    return Samples.verdict(
        status,
        Samples.compared(HO, "partial none none"),
        Samples.compared(KINGMA, known ? "same same partial" : "none partial none"));
  }

  private static String wrong(String status, String overlaps) {
    return Samples.verdict(
        status, Samples.compared(HO, "none none none"), Samples.compared(KINGMA, overlaps));
  }

  private static Verdict run(ScriptedModel model, int rounds, Literature... sources) {
    return check(model, sources)
        .run(new NoveltyCheck.Input(Optional.of(Samples.template(Samples.seed())), IDEA, rounds));
  }

  private static NoveltyCheck check(ScriptedModel model, Literature... sources) {
    return new NoveltyCheck(model, Prompts.builtIn(), List.of(sources), Samples.UNLIKE, _ -> {});
  }

  private static String letters(int i) {
    return "" + (char) ('a' + i / 5) + (char) ('p' + i % 5) + "q";
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

  /// A source that answers only while another one is asked as well.
  private record Meeting(String name, CountDownLatch both) implements Literature {
    @Override
    public Findings search(Step step, String query, int limit) {
      both.countDown();
      try {
        return both.await(20, TimeUnit.SECONDS)
            ? new Findings.Found(List.of())
            : new Findings.Silent("alone");
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
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
