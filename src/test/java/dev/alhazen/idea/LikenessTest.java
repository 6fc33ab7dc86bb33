package dev.alhazen.idea;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.literature.EmbeddedSimilarity;
import dev.alhazen.literature.minilm.MiniLmEmbedding;
import dev.alhazen.template.Template;
import dev.alhazen.template.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The threshold, on 40 ideas for one template of which 20 are said again in two ways.
class LikenessTest {
  private static final Likeness LIKENESS =
      new Likeness(new EmbeddedSimilarity(new MiniLmEmbedding(Path.of("target/embedding"))));

  private final List<Idea> ideas = new ArrayList<>();
  private final List<Idea> reworded = new ArrayList<>();
  private final List<Idea> otherwise = new ArrayList<>();

  LikenessTest() throws IOException {
    try (InputStream in = LikenessTest.class.getResourceAsStream("near-ideas.json")) {
      for (JsonNode node : Json.mapper().readTree(in)) {
        String name = "idea_%d".formatted(ideas.size());
        ideas.add(idea(name, node));
        if (node.has("reworded")) {
          reworded.add(idea(name, node.path("reworded")));
          otherwise.add(idea(name, node.path("otherwise")));
        }
      }
    }
  }

  @Test
  void everyIdeaThatIsOnlyRewordedCountsAsTheSame() {
    assertThat(reworded).hasSize(20);
    for (Idea again : reworded) {
      Likeness.Neighbour nearest = around(again).getFirst();
      assertThat(nearest.idea().name()).isEqualTo(again.name());
      assertThat(nearest.isSame()).as("%s: %s", again.title(), nearest.likeness()).isTrue();
    }
  }

  @Test
  void noDifferentIdeasCountAsTheSame() {
    assertThat(ideas).hasSize(40);
    Stream.of(ideas, reworded, otherwise)
        .flatMap(List::stream)
        .forEach(
            idea ->
                assertThat(around(idea))
                    .filteredOn(other -> !other.idea().name().equals(idea.name()))
                    .noneMatch(Likeness.Neighbour::isSame));
  }

  @Test
  void ofIdeasInQuiteOtherWordsMostOriginalsAreAmongTheThreeNearest() {
    long shown =
        otherwise.stream()
            .filter(
                again ->
                    around(again).stream()
                        .limit(3)
                        .anyMatch(other -> other.idea().name().equals(again.name())))
            .count();
    assertThat(shown).isGreaterThanOrEqualTo(16);
  }

  @Test
  void theBuiltInTemplatesOwnIdeasAreAllDifferent() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("templates"))) {
      for (Path folder :
          folders.filter(path -> Files.exists(path.resolve("template.yaml"))).toList()) {
        Template template = Templates.read(folder);
        List<Idea> seeds = new ArrayList<>(IdeaFile.seeds(template).ideas());
        seeds.addAll(rehearsed(template.name()));
        for (int i = 0; i < seeds.size(); i++) {
          Idea idea = seeds.get(i);
          List<Idea> earlier = seeds.subList(0, i);
          assertThat(around(idea, earlier)).noneMatch(Likeness.Neighbour::isSame);
        }
      }
    }
  }

  private static List<Idea> rehearsed(String template) throws IOException {
    String path = "/dev/alhazen/model/rehearsal/%s/ideas.json".formatted(template);
    try (InputStream in = LikenessTest.class.getResourceAsStream(path)) {
      return in == null ? List.of() : List.of(Json.mapper().readValue(in, Idea[].class));
    }
  }

  private List<Likeness.Neighbour> around(Idea idea) {
    return around(idea, ideas);
  }

  private static List<Likeness.Neighbour> around(Idea idea, List<Idea> ideas) {
    return LIKENESS.around(Step.of("test"), idea.title(), idea.experiment(), ideas).neighbours();
  }

  private static Idea idea(String name, JsonNode node) {
    return new Idea(
        name, node.path("title").asString(), node.path("experiment").asString(), 0, 0, 0);
  }
}
