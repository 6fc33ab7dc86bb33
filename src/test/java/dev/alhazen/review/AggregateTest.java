package dev.alhazen.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class AggregateTest {

  @Test
  void roundsTheMeanWithHalvesToTheEvenNumber() {
    assertThat(Aggregate.of(List.of(4, 5))).isEqualTo(new Aggregate(4, 4.5, 4, 5, List.of(4, 5)));
    assertThat(Aggregate.of(List.of(5, 6)).value()).isEqualTo(6);
    assertThat(Aggregate.of(List.of(3, 5, 6)).value()).isEqualTo(5);
    assertThat(Aggregate.of(List.of(7)).value()).isEqualTo(7);
  }

  @Test
  void countsNoValueThatIsOutsideItsScale() {
    List<Review> reviews = List.of(scored(4), scored(11), scored(0), scored(7));

    Aggregate overall = Aggregate.over(Form.neurips(), reviews).get("Overall");

    assertThat(overall).isEqualTo(new Aggregate(6, 5.5, 4, 7, List.of(4, 7)));
  }

  @Test
  void keepsTheOrderOfTheForm() {
    assertThat(
            Aggregate.values(Aggregate.over(Form.neurips(), List.of(scored(3)))).sequencedKeySet())
        .first()
        .isEqualTo("Originality");
  }

  private static Review scored(int overall) {
    SequencedMap<String, Integer> scores = new LinkedHashMap<>();
    Form.neurips().scores().forEach(field -> scores.put(field.name(), 1));
    scores.putAll(Map.of("Overall", overall));
    return new Review(
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        scores,
        Review.Decision.REJECT,
        false);
  }
}
