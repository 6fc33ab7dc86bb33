package dev.alhazen.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OwnShapeTest {
  private static final String FIRST =
      """
      {"SEIR": {"means": {"peak_mean": 1, "deep": {"x": 10, "unit": "day"}},
                "stderrs": {"peak_stderr": 0}, "solution": [[3, 4]]},
       "layer/9": {"means": 0.5, "stds": 0.1}}
      """;

  @Test
  void keepsEveryKeyAndPutsTheMeansOverAllInTheirPlaces() {
    JsonNode whole = Json.parse(OwnShape.of(FIRST, joined()), "joined");
    assertThat(whole.at("/SEIR/means/peak_mean").asDouble()).isEqualTo(2);
    assertThat(whole.at("/SEIR/means/deep/x").asDouble()).isEqualTo(20);
    assertThat(whole.at("/SEIR/means/deep/unit").asString()).isEqualTo("day");
    assertThat(whole.at("/SEIR/stderrs/peak_stderr").asDouble()).isEqualTo(1);
    assertThat(whole.at("/SEIR/solution/0/1").asInt()).isEqualTo(4);
    assertThat(whole.path("layer/9").path("means").asDouble()).isEqualTo(0.75);
    assertThat(whole.path("layer/9").path("stds").asDouble()).isEqualTo(0.1);
  }

  @Test
  void readsAsTheSameResults() {
    Results joined = joined();
    assertThat(FinalInfo.read("run_1", OwnShape.of(FIRST, joined)).orThrow())
        .satisfies(
            read ->
                assertThat(read.measurements())
                    .containsExactlyInAnyOrderElementsOf(joined.measurements()));
  }

  private static Results joined() {
    SequencedMap<Integer, Results> bySeed = new LinkedHashMap<>();
    bySeed.put(0, FinalInfo.read("run_1", FIRST).orThrow());
    String other =
        """
        {"SEIR": {"means": {"peak_mean": 3, "deep": {"x": 30}}}, "layer/9": {"means": 1}}
        """;
    bySeed.put(1, FinalInfo.read("run_1", other).orThrow());
    Aggregate.Joined.Whole whole = (Aggregate.Joined.Whole) Aggregate.of(bySeed);
    return FinalInfo.read("run_1", whole.json()).orThrow();
  }
}
