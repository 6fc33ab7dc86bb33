package dev.alhazen.idea;

import static dev.alhazen.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.literature.Similarities;
import dev.alhazen.literature.Similarity;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.Prompts;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdeaGenerationTest {
  private static final Idea GIVEN =
      new Idea("old_friction", "Friction and age", "Vary friction.", 5, 5, 5);

  @Test
  void ideasAreRefinedUntilTheModelSaysThatTheyAreFinal() {
    ScriptedModel model =
        new ScriptedModel(
            Samples.proposal("Warm Start?", "A warm start"),
            Samples.reflection("refined", "A warmer start"),
            Samples.reflection("final", "Ignored"),
            Samples.proposal("two_masses", "Two masses"),
            Samples.reflection("final", ""));
    Ideas ideas = run(model, 2, 3);
    assertThat(ideas.dropped()).isEmpty();
    assertThat(ideas.ideas())
        .containsExactly(
            new Idea("warm_start", "A warmer start", "Run 1: change it. Compare.", 7, 7, 4),
            new Idea("two_masses", "Two masses", "Run 1: change it. Compare.", 6, 8, 5));
    assertThat(model.steps())
        .containsExactly(
            "ideas/idea#1/propose#1",
            "ideas/idea#1/reflect#1",
            "ideas/idea#1/reflect#2",
            "ideas/idea#2/propose#1",
            "ideas/idea#2/reflect#1");
    assertThat(model.asked(4))
        .contains("Idea in archive: adaptive_step\n", "Idea in archive: old_friction\n")
        .contains("Idea in archive: warm_start\nTitle: A warmer start\n");
  }

  @Test
  void theModelIsToldWhichIdeaItRepeats() {
    ScriptedModel model =
        new ScriptedModel(
            Samples.proposal("the_steps_adaptive", "Steps"),
            Samples.proposal("another", "Frictions and the Age"),
            Samples.proposal("new_one", "New"));
    Ideas ideas = run(model, 1, 0);
    assertThat(ideas.ideas()).extracting(Idea::name).containsExactly("new_one");
    assertThat(model.asked(1)).doesNotContain("refused");
    assertThat(model.asked(3))
        .contains("- `the_steps_adaptive` (\"Steps\") repeats `adaptive_step`")
        .contains("- `another` (\"Frictions and the Age\") repeats `old_friction`");
    assertThat(model.steps()).endsWith("ideas/idea#1/propose#3");
  }

  @Test
  void anIdeaThatStaysARepetitionIsDroppedWithItsReason() {
    String same = Samples.proposal("old_frictions", "Friction once more");
    ScriptedModel model = new ScriptedModel(same, same, same, Samples.proposal("new_one", "New"));
    Ideas ideas = run(model, 2, 0);
    assertThat(ideas.ideas()).hasSize(1);
    assertThat(ideas.dropped())
        .singleElement()
        .asString()
        .startsWith("Idea 1 of 2 was dropped. The model was asked 3 times and gave nothing new: ")
        .contains("repeats `old_friction`");
  }

  @Test
  void anUnreadableIdeaIsDroppedAndTheNextOneIsMade() {
    ScriptedModel model =
        new ScriptedModel(
            "I would rather not.",
            "{\"name\": \"half\"",
            Samples.proposal("new_one", "New"),
            "nonsense",
            "nonsense");
    Ideas ideas = run(model, 2, 2);
    assertThat(ideas.ideas()).extracting(Idea::name).containsExactly("new_one");
    assertThat(ideas.dropped()).hasSize(2);
    assertThat(ideas.dropped().get(0)).startsWith("Idea 1 of 2 was dropped. The model's reply at");
    assertThat(ideas.dropped().get(1))
        .startsWith("Reflection 1 on `new_one` was dropped, the idea stands as it was.");
  }

  @Test
  void aTitleStandsOnOneLineAndABlankOneIsRepaired() {
    ScriptedModel model =
        new ScriptedModel(
            Samples.proposal("new_one", " "), Samples.proposal("new_one", "New\n  and old"));
    assertThat(run(model, 1, 0).ideas().getFirst().title()).isEqualTo("New and old");
    assertThat(model.steps()).endsWith("ideas/idea#1/propose#1/repair");
  }

  @Test
  void noUsableIdeaAtAllIsAnError() {
    ScriptedModel model = new ScriptedModel("no", "no", "no", "no");
    assertThatThrownBy(() -> run(model, 2, 1))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("No idea could be used. Idea 1 of 2 was dropped.")
        .hasMessageEndingWith("Try again, or choose another model.");
  }

  @Test
  void aReflectionMayNotTurnAnIdeaIntoAnother() {
    ScriptedModel model =
        new ScriptedModel(
            Samples.proposal("new_one", "New"),
            Samples.reflection("refined", "Friction and the ages"));
    Ideas ideas = run(model, 1, 1);
    assertThat(ideas.ideas().getFirst().title()).isEqualTo("New");
    assertThat(ideas.dropped())
        .singleElement()
        .asString()
        .contains("what it makes of it repeats `old_friction`");
  }

  @Test
  void theTemplatesOwnIdeasAndTheGivenOnesStandOnceEach() {
    Idea seed =
        new Idea(
            "adaptive_step",
            "Adapting the step size",
            "Let the step size follow the slope.",
            5,
            9,
            4);
    Archive archive = Archive.of(Samples.template(Samples.seed()), List.of(seed, GIVEN));
    assertThat(archive.ideas()).hasSize(2);
  }

  @Test
  void thePromptsReadAsTheyWereReviewed() throws IOException {
    ScriptedModel model =
        new ScriptedModel(
            Samples.proposal("old_friction", "Repeats"),
            Samples.proposal("new_one", "New"),
            Samples.reflection("final", ""));
    run(model, 1, 3);
    assertGolden("idea/generate-system.txt", model.system(1));
    assertGolden("idea/brief.txt", model.stable(1));
    assertGolden("idea/generate.txt", model.asked(1));
    assertGolden("idea/generate-refused.txt", model.asked(2));
    assertGolden("idea/reflect.txt", model.asked(3));
  }

  @Test
  void allRequestsOfTheStageBeginWithTheSameMessage() {
    ScriptedModel model =
        new ScriptedModel(
            Samples.proposal("old_friction", "Repeats"),
            Samples.proposal("new_one", "New"),
            Samples.reflection("refined", "Newer"),
            Samples.reflection("final", ""),
            Samples.proposal("other", "Other"),
            Samples.reflection("final", ""));
    run(model, 2, 2);
    assertThat(model.stable(1)).contains(Samples.CODE.strip()).doesNotContain("old_friction");
    for (int n = 2; n <= 6; n++) {
      assertThat(model.stable(n)).isEqualTo(model.stable(1));
      assertThat(model.asked(n)).doesNotContain(Samples.CODE.strip());
    }
  }

  @Test
  void anIdeaInOtherWordsIsProposedAnewAndTheModelIsToldWhy() {
    Similarity near =
        (_, text, others) ->
            new Similarities.Measured(
                others.stream()
                    .map(other -> text.startsWith("Gl") && other.startsWith("Fric") ? 0.95 : 0.1)
                    .toList());
    ScriptedModel model =
        new ScriptedModel(
            proposal("gliding", "Gliding, Vary friction.", "Vary friction."),
            proposal("new_one", "New", "Do something else."));
    Ideas ideas = run(model, near, 1, 0);
    assertThat(ideas.ideas()).extracting(Idea::name).containsExactly("new_one");
    assertThat(model.asked(2))
        .contains(
            "- `gliding` (\"Gliding, Vary friction.\") says in other words what `old_friction`"
                + " (\"Friction and age\") says (likeness 0.")
        .contains("from 0.59 on two ideas count as one");
  }

  @Test
  void secondThoughtsMayFindThatAnIdeaIsOneOfTheArchive() {
    ScriptedModel model =
        new ScriptedModel(
            Samples.proposal("sliding", "How things slide"),
            Samples.repeats("old_friction"),
            Samples.proposal("new_one", "New"),
            Samples.reflection("final", ""));
    Ideas ideas = run(model, 1, 2);
    assertThat(ideas.ideas()).extracting(Idea::name).containsExactly("new_one");
    assertThat(model.asked(3))
        .contains(
            "- `sliding` (\"How things slide\") was found, when it was thought over, to be"
                + " `old_friction` (\"Friction and age\") in other words.");
    assertThat(model.steps())
        .containsExactly(
            "ideas/idea#1/propose#1",
            "ideas/idea#1/reflect#1",
            "ideas/idea#1/propose#2",
            "ideas/idea#1/reflect#2");
  }

  @Test
  void secondThoughtsThatNameNoIdeaOfTheArchiveCountForNothing() {
    ScriptedModel model =
        new ScriptedModel(Samples.proposal("new_one", "New"), Samples.repeats("made_up"));
    Ideas ideas = run(model, 1, 2);
    assertThat(ideas.ideas()).extracting(Idea::name).containsExactly("new_one");
    assertThat(ideas.dropped()).singleElement().asString().contains("`made_up`", "no idea so far");
  }

  @Test
  void theNearestIdeasAreShownWholeWhenAnIdeaIsThoughtOver() {
    Similarity friction =
        (_, _, others) ->
            new Similarities.Measured(
                others.stream().map(other -> other.startsWith("Fric") ? 0.5 : 0.1).toList());
    ScriptedModel model =
        new ScriptedModel(Samples.proposal("new_one", "New"), Samples.reflection("final", ""));
    run(model, friction, 1, 1);
    assertThat(model.asked(2))
        .containsSubsequence("Idea in archive: old_friction", "Idea in archive: adaptive_step");
  }

  @Test
  void whereMeaningsCannotBeComparedThatIsTold() {
    ScriptedModel model = new ScriptedModel(Samples.proposal("new_one", "New"));
    Ideas ideas = run(model, (_, _, _) -> new Similarities.Unknown("No library."), 1, 0);
    assertThat(ideas.ideas()).hasSize(1);
    assertThat(ideas.remarks())
        .containsExactly("Ideas were compared by words only, not by meaning: No library.");
  }

  private static String proposal(String name, String title, String experiment) {
    return Samples.proposal(name, title).replace("Run 1: change it. Compare.", experiment);
  }

  private static Ideas run(ScriptedModel model, int ideas, int reflections) {
    return run(model, Samples.UNLIKE, ideas, reflections);
  }

  private static Ideas run(ScriptedModel model, Similarity similarity, int ideas, int reflections) {
    return new IdeaGeneration(model, Prompts.builtIn(), similarity)
        .run(
            new IdeaGeneration.Input(
                Samples.template(Samples.seed()),
                Samples.CODE,
                List.of(GIVEN),
                ideas,
                reflections,
                5));
  }
}
