package dev.alhazen.model.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import dev.alhazen.idea.Idea;
import dev.alhazen.idea.IdeaGeneration;
import dev.alhazen.idea.Ideas;
import dev.alhazen.idea.NoveltyCheck;
import dev.alhazen.idea.Verdict;
import dev.alhazen.literature.Author;
import dev.alhazen.literature.EmbeddedSimilarity;
import dev.alhazen.literature.EntryType;
import dev.alhazen.literature.Findings;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Reference;
import dev.alhazen.literature.Similarity;
import dev.alhazen.literature.Work;
import dev.alhazen.literature.minilm.MiniLmEmbedding;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.template.Template;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The parts about ideas, played through the stages that ask them.
class IdeaRehearsalTest {
  private static final Similarity SIMILARITY =
      new EmbeddedSimilarity(new MiniLmEmbedding(Path.of("target/embedding")));

  @Test
  void theScriptedIdeasComeInOrderThenQuestionsToTheUnchangedBaseline() {
    Idea given = new Idea("slow_start", "Slow", "Slow.", 1, 1, 1);
    Ideas ideas =
        new IdeaGeneration(new Played(), Prompts.builtIn(), SIMILARITY)
            .run(new IdeaGeneration.Input(template("pendulum"), "code", List.of(given), 5, 3, 5));
    assertThat(ideas.dropped()).isEmpty();
    assertThat(ideas.ideas())
        .extracting(Idea::name)
        .containsExactly(
            "two_masses",
            "repeat_baseline",
            "steady_durations",
            "order_of_difficulty",
            "smallest_visible_gain");
    assertThat(ideas.ideas().getFirst())
        .isEqualTo(new Idea("two_masses", "Two masses or one?", "Run 1: split the mass.", 4, 8, 3));
  }

  @Test
  void theSameQuestionAskedOnceMoreIsNoNewIdea() {
    Ideas ideas =
        new IdeaGeneration(new Played(), Prompts.builtIn(), SIMILARITY)
            .run(new IdeaGeneration.Input(template("unknown"), "code", List.of(), 5, 1, 5));
    assertThat(ideas.ideas()).hasSize(4);
    assertThat(ideas.dropped())
        .singleElement()
        .asString()
        .startsWith("Idea 5 of 5 was dropped.")
        .contains("`repeat_baseline_2`", "says in other words what `repeat_baseline`");
  }

  @Test
  void aScriptedIdeaThatIsRefusedGivesWayToTheNext() {
    Idea given = new Idea("one_or_two_mass", "Two masses or one?", "Split.", 1, 1, 1);
    Ideas ideas =
        new IdeaGeneration(new Played(), Prompts.builtIn(), SIMILARITY)
            .run(new IdeaGeneration.Input(template("pendulum"), "code", List.of(given), 2, 0, 5));
    assertThat(ideas.ideas())
        .extracting(Idea::name)
        .containsExactly("slow_start", "repeat_baseline");
  }

  @Test
  void anUnknownTemplateRepeatsItsBaseline() {
    for (String name : List.of("unknown", "../pendulum")) {
      Ideas ideas =
          new IdeaGeneration(new Played(), Prompts.builtIn(), SIMILARITY)
              .run(new IdeaGeneration.Input(template(name), "code", List.of(), 1, 1, 5));
      assertThat(ideas.ideas().getFirst().title())
          .isEqualTo("How stable is the baseline? Repetition under new seeds");
    }
  }

  @Test
  void noveltyIsSearchedOnceAndNeverJudged() {
    Idea idea = new Idea("slow_start", "Does a slow start steady it?", "Run 1.", 5, 9, 3);
    Shelf shelf = new Shelf();
    Verdict verdict =
        new NoveltyCheck(new Played(), Prompts.builtIn(), List.of(shelf), SIMILARITY, _ -> {})
            .run(new NoveltyCheck.Input(Optional.of(template("pendulum")), idea, 3));
    assertThat(verdict.status()).isEqualTo(Verdict.Status.INCREMENTAL);
    assertThat(verdict.reason()).startsWith("A rehearsal judges nothing");
    assertThat(verdict.nearest()).extracting(Work::key).containsExactly("huygens1673horologium");
    assertThat(verdict.queries())
        .extracting(Verdict.Query::text)
        .containsExactly("Does slow start steady");
  }

  private static Template template(String name) {
    return new Template(
        name,
        "Learning to balance",
        Path.of("/nowhere"),
        "java",
        new Template.Commands(List.of("java", "Experiment.java"), List.of(), List.of()),
        Globs.of("Experiment.java"),
        Globs.NONE,
        new LinkedHashMap<>(),
        List.of(),
        List.of(),
        new Template.Seeds(3, Template.Passing.INSIDE),
        new Template.Task("You are a control engineer.", "A pendulum learns to stand."),
        List.of());
  }

  /// A model whose replies are the parts'.
  private static final class Played implements Model {
    private final List<Part> parts = List.of(new IdeaPart(), new NoveltyPart());

    @Override
    public String name() {
      return "rehearsal";
    }

    @Override
    public ModelReply ask(ModelRequest request) {
      Cue cue = new Cue(request.system(), request.messages(), 1);
      Part part = parts.stream().filter(each -> each.plays(cue.task())).findFirst().orElseThrow();
      ModelReply.Sample sample =
          new ModelReply.Sample(part.reply(cue), ModelReply.FinishReason.STOP);
      return new ModelReply(List.of(sample), Tokens.NONE, Money.ZERO, name());
    }
  }

  /// A source with one work.
  private static final class Shelf implements Literature {
    @Override
    public String name() {
      return "library";
    }

    @Override
    public Findings search(Step step, String query, int limit) {
      Reference reference =
          new Reference(
              EntryType.BOOK,
              "Horologium Oscillatorium",
              List.of(Author.of("Christiaan Huygens")),
              Optional.of(1673),
              "Muguet",
              "",
              Optional.empty(),
              Optional.empty(),
              new LinkedHashMap<>());
      return new Findings.Found(List.of(reference.toWork("library")));
    }
  }
}
