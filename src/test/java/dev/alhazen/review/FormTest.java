package dev.alhazen.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FormTest {
  @TempDir Path folder;

  @Test
  void hasTheFieldsAndScalesOfTheConference() {
    Form form = Form.neurips();

    assertThat(form.scores())
        .extracting(Form.Field::name)
        .containsExactly(
            "Originality",
            "Quality",
            "Clarity",
            "Significance",
            "Soundness",
            "Presentation",
            "Contribution",
            "Overall",
            "Confidence");
    assertThat(form.scores())
        .extracting(field -> field.scale().size())
        .containsExactly(4, 4, 4, 4, 4, 4, 4, 10, 5);
    assertThat(form.withoutScores())
        .extracting(Form.Field::name)
        .containsExactly(
            "Summary", "Strengths", "Weaknesses", "Questions", "Limitations", "EthicalConcerns");
  }

  @Test
  void derivesTheDecisionFromTheThreshold() {
    assertThat(Form.neurips().decision(5)).isEqualTo(Review.Decision.REJECT);
    assertThat(Form.neurips().decision(6)).isEqualTo(Review.Decision.ACCEPT);
  }

  @Test
  void describesAReplyAsASchema() {
    JsonNode schema = FormSchema.review(Form.neurips()).json();

    assertThat(schema.at("/properties/Overall").toString())
        .isEqualTo("{\"maximum\":10,\"minimum\":1,\"type\":\"integer\"}");
    assertThat(schema.get("required").size()).isEqualTo(15);
    assertThat(FormSchema.reflection(Form.neurips()).json().at("/properties/final/type").asString())
        .isEqualTo("boolean");
    assertThat(FormSchema.texts(Form.neurips()).json().at("/properties/Overall").isMissingNode())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reject", "accept"})
  void shipsExamplesThatFillInTheForm(String name) {
    Form form = Form.neurips();
    JsonNode json = Json.parse(Examples.resource(name + ".json"), name);

    assertThat(json.propertyNames())
        .containsExactlyElementsOf(form.fields().stream().map(Form.Field::name).toList());
    assertThat(form.scores())
        .allSatisfy(field -> assertThat(field.holds(json.get(field.name()).asInt())).isTrue());
    assertThat(new Filled(json).review(form, Reviewer.MODEL).decision())
        .hasToString(name.toUpperCase(java.util.Locale.ROOT));
    assertThat(Examples.resource(name + ".md").split("\\s+").length).isLessThan(400);
  }

  @Test
  void readsAFormOfOnesOwn() throws IOException {
    Form form =
        Form.read(
            written(
                """
        name: own
        title: Our workshop
        decides: Fit
        acceptFrom: 2
        fields:
          - {name: Summary, kind: text, guidance: In brief.}
          - {name: Strengths, kind: list, guidance: Good points.}
          - {name: Weaknesses, kind: list, guidance: Bad points.}
          - {name: Questions, kind: list, guidance: To the authors.}
          - {name: Limitations, kind: list, guidance: Limits.}
          - {name: EthicalConcerns, kind: flag, guidance: Any harm.}
          - {name: Fit, kind: score, scale: [none, some, full], guidance: Fit to the workshop.}
        """));

    assertThat(form.scores()).extracting(Form.Field::name).containsExactly("Fit");
    assertThat(form.decision(2)).isEqualTo(Review.Decision.ACCEPT);
  }

  @Test
  void saysWhatIsWrongWithAForm() {
    for (String wrong :
        List.of(
            "name: x",
            "[1, 2]",
            ": :",
            "{name: x, title: x, decides: Fit, acceptFrom: 2, fields: []}")) {
      assertThatThrownBy(() -> Form.read(written(wrong)))
          .isInstanceOf(MalformedException.class)
          .hasMessageContaining("form.yaml is not a review form");
    }
  }

  private Path written(String yaml) throws IOException {
    return Files.writeString(folder.resolve("form.yaml"), yaml);
  }
}
