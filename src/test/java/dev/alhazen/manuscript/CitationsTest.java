package dev.alhazen.manuscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import dev.alhazen.literature.Findings;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Work;
import dev.alhazen.model.Message;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the reading list is gathered.
class CitationsTest {
  private static final Citations.Limits LIMITS = new Citations.Limits(8, 3, 24);

  @TempDir Path folder;
  private final Set<String> steps = new ConcurrentSkipListSet<>();

  @Test
  void oneCallChoosesAndNamesTheNextSearches() {
    Turns model =
        new Turns(
            turn(List.of(), false, "first", "second"),
            turn(List.of("first1", "second1", "invented2031"), false, "third", "first"),
            turn(List.of("third1"), true));
    ReadingList list = gather(model, LIMITS, List.of(engine("engine")), List.of());

    assertThat(list.keys()).containsExactly("first1", "second1", "third1");
    assertThat(list.entries())
        .extracting(ReadingList.Entry::query)
        .containsExactly("first", "second", "third");
    assertThat(model.asked).hasSize(3);
    assertThat(steps)
        .containsExactly(
            "write/citations#1/search#1/engine",
            "write/citations#1/search#2/engine",
            "write/citations#2/search#1/engine");
    assertThat(text(model.asked.get(1)))
        .contains("- first1: Work of first (A. Author, 2020)\n  > It is about first.\n")
        .contains("- second (engine: 1 works)");
    assertThat(text(model.asked.get(2))).contains("# The reading list so far (2 works)");
  }

  @Test
  void theQueriesOfATurnRunAtOnceAndAreMergedInTheirOrder() {
    CountDownLatch secondAnswered = new CountDownLatch(1);
    Literature slowFirst =
        source(
            "engine",
            query -> {
              if (query.equals("first")) {
                await(secondAnswered);
              } else {
                secondAnswered.countDown();
              }
              return found(query);
            });
    Turns model =
        new Turns(
            turn(List.of(), false, "first", "second"), turn(List.of("second1", "first1"), true));
    ReadingList list = gather(model, new Citations.Limits(8, 2, 24), List.of(slowFirst), List.of());
    assertThat(list.searches())
        .extracting(CitationFile.SearchMade::query)
        .containsExactly("first", "second");
    assertThat(list.keys()).containsExactly("second1", "first1");
  }

  @Test
  void asksTheNextSourceWhereOneIsSilentAndKeepsWhatEachSaid() {
    Literature silent = source("first-engine", _ -> new Findings.Silent("the quota is used up"));
    Turns model = new Turns(turn(List.of(), false, "words"), turn(List.of("words1"), true));
    ReadingList list =
        gather(
            model,
            new Citations.Limits(8, 1, 24),
            List.of(silent, engine("second-engine")),
            List.of());
    assertThat(list.searches())
        .containsExactly(
            new CitationFile.SearchMade("words", "first-engine", 0, "the quota is used up"),
            new CitationFile.SearchMade("words", "second-engine", 1, ""));
    assertThat(text(model.asked.get(1)))
        .contains("- words (no answer from first-engine: the quota is used up)");
  }

  @Test
  void stopsWhereTwoTurnsAddNothingAndAfterTheLastRound() {
    Literature empty = source("engine", _ -> new Findings.Found(List.of()));
    Turns barren =
        new Turns(
            turn(List.of(), false, "a1"),
            turn(List.of(), false, "b2"),
            turn(List.of(), false, "c3"));
    gather(barren, LIMITS, List.of(empty), List.of());
    assertThat(barren.asked).hasSize(3);
    assertThat(steps).hasSize(2);

    Turns short1 = new Turns(turn(List.of(), false, "words"), turn(List.of("words1"), false, "xx"));
    ReadingList list =
        gather(short1, new Citations.Limits(1, 9, 24), List.of(engine("engine")), List.of());
    assertThat(list.keys()).containsExactly("words1");
    assertThat(short1.asked).hasSize(2);
  }

  @Test
  void aWorkThatTwoSourcesReturnIsOneWork() {
    Work known = work("known", "known").withPassages(List.of("A passage of it."));
    ReadingList list = ReadingList.EMPTY.with(known, "", 9);
    Work again = work("other", "known");
    assertThat(list.with(again, "q", 9).keys()).containsExactly("known");
    assertThat(list.with(again, "q", 1).entry("known").orElseThrow().work().passages())
        .containsExactly("A passage of it.");
    assertThat(list.with(work("known", "another title"), "q", 9).keys())
        .containsExactly("known", "known-2");
    assertThat(list.with(work("more", "more"), "q", 1).keys()).containsExactly("known");
  }

  @Test
  void withoutSearchesOnlyTheTemplatesAndTheUsersWorksAreListedAndNoModelIsAsked() {
    ReadingList list =
        gather(
            new Turns(),
            new Citations.Limits(0, 3, 24),
            List.of(engine("openalex"), engine("library")),
            List.of(work("own2020", "Own")));
    assertThat(list.keys()).hasSize(2).startsWith("own2020");
    assertThat(steps).containsExactly("write/citations/own/library");
  }

  private ReadingList gather(
      Model model, Citations.Limits limits, List<Literature> sources, List<Work> known) {
    SampleStudy study = new SampleStudy(folder, "diffusion2d", "an_idea");
    Context context = new Context(Prompts.builtIn(), study.material(ReadingList.EMPTY));
    return new Citations(model, Prompts.builtIn(), sources, limits)
        .gather(Step.of("write/citations"), context, known);
  }

  private Literature engine(String name) {
    return source(name, CitationsTest::found);
  }

  private Literature source(String name, java.util.function.Function<String, Findings> answer) {
    return new Literature() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Findings search(Step step, String query, int limit) {
        steps.add(step.path());
        return answer.apply(query);
      }
    };
  }

  private static Findings found(String query) {
    return new Findings.Found(
        List.of(work(query.replace(' ', '-') + "1", "Work of " + query, query)));
  }

  private static Work work(String key, String title) {
    return work(key.replaceAll("[^\\w]", ""), title, title);
  }

  private static Work work(String key, String title, String about) {
    return SampleStudy.listing(
            "@article{%s, title = {%s}, author = {Author, A.}, year = {2020}, abstract = {It is about %s.}}"
                .formatted(key.replaceAll("[^\\w]", ""), title, about))
        .entries()
        .getFirst()
        .work();
  }

  private static String turn(List<String> keys, boolean done, String... queries) {
    List<Map<String, String>> selected =
        keys.stream().map(key -> Map.of("key", key, "purpose", "x")).toList();
    return Json.line(Map.of("selected", selected, "done", done, "queries", Arrays.asList(queries)));
  }

  private static String text(ModelRequest request) {
    return request.messages().stream().map(Message::text).reduce("", (a, b) -> a + "\n" + b);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Answers in turn and fails when its script runs out.
  private static final class Turns implements Model {
    private final Deque<String> script;
    private final List<ModelRequest> asked = new ArrayList<>();

    Turns(String... turns) {
      script = new ArrayDeque<>(List.of(turns));
    }

    @Override
    public String name() {
      return "scripted";
    }

    @Override
    public ModelReply ask(ModelRequest request) {
      asked.add(request);
      return new ModelReply(
          List.of(new ModelReply.Sample(script.pop(), ModelReply.FinishReason.STOP)),
          Tokens.NONE,
          Money.ZERO,
          "scripted");
    }
  }
}
