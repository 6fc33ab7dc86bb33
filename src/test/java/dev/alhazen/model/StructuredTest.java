package dev.alhazen.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructuredTest {
  private static final Schema<Rating> SCHEMA =
      new Schema<>(
          "test/rating",
          Json.parse(
              """
              {"type": "object", "additionalProperties": false, "required": ["name", "score"],
               "properties": {"name": {"type": "string"},
                 "score": {"type": "integer", "minimum": 1, "maximum": 10}}}
              """,
              "the test"),
          Rating.class);

  private static final String GOOD = "{\"name\": \"clear\", \"score\": 7}";

  record Rating(String name, int score) {
    Rating {
      if (name.isBlank()) {
        throw new IllegalArgumentException("the name must not be blank");
      }
    }
  }

  @Test
  void readsAReplyThatFits() {
    ScriptedModel model = ScriptedModel.saying("Here it is:\n```json\n" + GOOD + "\n```\nDone.");
    assertThat(ask(model).orThrow()).isEqualTo(new Rating("clear", 7));
    assertThat(model.lastRequest().schema()).contains(SCHEMA.json());
  }

  @Test
  void repairsOnceAndQuotesTheFaults() {
    ScriptedModel model = ScriptedModel.saying("{\"name\": \"clear\", \"score\": 11}", GOOD);
    assertThat(ask(model).orThrow()).isEqualTo(new Rating("clear", 7));
    ModelRequest repair = model.lastRequest();
    assertThat(repair.step()).isEqualTo(Step.of("rate/repair"));
    assertThat(repair.task()).isEqualTo("model/repair");
    assertThat(repair.messages()).hasSize(3);
    assertThat(repair.messages().getLast().text())
        .contains("/score: must have a maximum value of 10, found 11")
        .contains("\"maximum\" : 10")
        .doesNotContain("cut off")
        .endsWith("[task: model/repair]");
  }

  @Test
  void namesAMissingField() {
    ScriptedModel model = ScriptedModel.saying("{\"score\": 3}", GOOD);
    ask(model);
    assertThat(model.lastRequest().messages().getLast().text())
        .contains("required property 'name' not found");
  }

  @Test
  void givesUpAfterOneRepairAndSaysWhy() {
    Answer<Rating> answer = ask(ScriptedModel.saying("Sorry, I cannot.", "{\"score\": 3}"));
    assertThat(answer)
        .isEqualTo(
            new Answer.Unreadable<>(
                "The model's reply at step rate/repair is not usable: the whole value:"
                    + " required property 'name' not found."));
  }

  @Test
  void tellsTheModelThatItsReplyWasCutOff() {
    ScriptedModel model =
        new ScriptedModel("rehearsal").thenCut("{\"name\": \"a very long").then(GOOD);
    ask(model).orThrow();
    assertThat(model.lastRequest().messages().getLast().text())
        .contains("cut off at the limit of 8192 tokens")
        .contains("The JSON cannot be parsed");
  }

  @Test
  void tellsTheUserThatEvenTheRepairWasCutOff() {
    ScriptedModel model = new ScriptedModel("rehearsal").thenCut("{\"name\": \"a").thenCut("");
    assertThat(ask(model))
        .isInstanceOfSatisfying(
            Answer.Unreadable.class,
            it -> assertThat(it.reason()).contains("cut off at 8192 tokens"));
  }

  @Test
  void feedsBackWhatTheRecordRefuses() {
    ScriptedModel model = ScriptedModel.saying("{\"name\": \" \", \"score\": 7}", GOOD);
    ask(model).orThrow();
    assertThat(model.lastRequest().messages().getLast().text())
        .contains("the name must not be blank");
  }

  @Test
  void prefersTheBlockThatFitsOverAQuotedExample() {
    String reply =
        "An example is {\"name\": \"x\"}.\n```json\n%s\n```\nNot {\"score\": 1} nor {}."
            .formatted(GOOD);
    assertThat(ask(ScriptedModel.saying(reply)).orThrow().name()).isEqualTo("clear");
  }

  @Test
  void ignoresThoughtsBeforeTheReply() {
    String reply = "<think>\nMaybe {\"name\": \"draft\", \"score\": 1}?\n</think>\n" + GOOD;
    assertThat(ask(ScriptedModel.saying(reply)).orThrow().name()).isEqualTo("clear");
  }

  @Test
  void doesNotAskAgainWhereAContentFilterWithheldTheReply() {
    ScriptedModel model =
        new ScriptedModel("rehearsal")
            .then(
                new ModelReply(
                    List.of(new ModelReply.Sample("", ModelReply.FinishReason.CONTENT_FILTER)),
                    dev.alhazen.base.Tokens.NONE,
                    dev.alhazen.base.Money.ZERO,
                    "x"));
    assertThat(ask(model))
        .isInstanceOfSatisfying(
            Answer.Unreadable.class, it -> assertThat(it.reason()).contains("content filter"));
  }

  @Test
  void readsAndRepairsEachOfSeveralSamples() {
    ScriptedModel model =
        new ScriptedModel("rehearsal")
            .thenSamples(GOOD, "no", "{\"name\": \"third\", \"score\": 1}")
            .then("{\"name\": \"second\", \"score\": 2}");
    List<Answer<Rating>> answers =
        new Structured(model, Prompts.builtIn()).askAll(request().withSamples(3), SCHEMA);
    assertThat(answers)
        .extracting(answer -> answer.orThrow().name())
        .containsExactly("clear", "second", "third");
    assertThat(model.lastRequest().step()).isEqualTo(Step.of("rate/repair#2"));
    assertThat(model.lastRequest().samples()).isEqualTo(1);
  }

  @Test
  void survivesAReplyOfFiveMegabytes() {
    String noise = "{\"a\": [1, 2, {\"b\": \"\\\\frac\"}], ".repeat(160_000);
    ScriptedModel model = ScriptedModel.saying(noise, noise.substring(9) + "\n" + GOOD);
    ask(model);
    assertThat(model.lastRequest().messages().get(1).text())
        .hasSizeLessThan(25_000)
        .contains("characters left out");
  }

  private static Answer<Rating> ask(Model model) {
    return new Structured(model, Prompts.builtIn()).ask(request(), SCHEMA);
  }

  private static ModelRequest request() {
    return ModelRequest.of(Step.of("rate"), "test/rate", "You rate.", "Rate it as JSON.");
  }
}
