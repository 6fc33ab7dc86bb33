package dev.alhazen.idea;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.literature.EmbeddedSimilarity;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.LoopbackEngine;
import dev.alhazen.literature.ManualTime;
import dev.alhazen.literature.Patience;
import dev.alhazen.literature.SearchEngine;
import dev.alhazen.literature.Similarity;
import dev.alhazen.literature.Traffic;
import dev.alhazen.literature.Web;
import dev.alhazen.literature.minilm.MiniLmEmbedding;
import dev.alhazen.literature.semanticscholar.SemanticScholar;
import dev.alhazen.model.Prompts;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Well-known ideas, told in other words than the papers that had them: the paper is among the
/// works that the model is asked to compare.
class KnownIdeasTest {
  private static final Similarity SIMILARITY =
      new EmbeddedSimilarity(new MiniLmEmbedding(Path.of("target/embedding")));

  /// @param title of the work that had the idea
  record Known(String idea, List<String> queries, String title) {
    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Known> ideas() {
    return Stream.of(
        new Known(
            "Networks too big for one device are cut into stages on several devices. Most devices"
                + " then wait for the one before. I would chop each portion of the data into small"
                + " pieces that follow each other through the stages like cars on an assembly line,"
                + " and add up the gradients at the end.",
            List.of("splitting a minibatch across accelerators", "stages on several devices idle"),
            "GPipe: Efficient Training of Giant Neural Networks using Pipeline Parallelism"),
        new Known(
            "While training, I would switch off a random half of the hidden units at each step, so"
                + " that no unit can rely on the company of certain others, and use all of them,"
                + " scaled down, afterwards. It should make big networks memorise less.",
            List.of("randomly omitting hidden units", "regularization by noise in hidden layers"),
            "Dropout: A Simple Way to Prevent Neural Networks from Overfitting"),
        new Known(
            "Training with very many examples at a time often blows up in the beginning. I would"
                + " start with tiny steps and let their length grow steadily during the first few"
                + " passes over the data before the usual decay takes over.",
            List.of("large batch training instability", "gradually increasing step size at start"),
            "Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour"),
        new Known(
            "Let a network hold thousands of separate sub-networks and a small selector that sends"
                + " each input to just a few of them, so that capacity grows a thousandfold while"
                + " the work for one input hardly does.",
            List.of("conditional computation", "gating network selects sub-networks"),
            "Outrageously Large Neural Networks: The Sparsely-Gated Mixture-of-Experts Layer"),
        new Known(
            "Train a small network not on the labels but on the softened output probabilities of a"
                + " big one, or of many, so that it learns from the teacher which wrong answers are"
                + " nearly right.",
            List.of("small model imitates large model", "soft targets from an ensemble"),
            "Distilling the Knowledge in a Neural Network"));
  }

  @ParameterizedTest
  @MethodSource("ideas")
  void isFoundAndNamedInTheMaterialThatTheModelCompares(Known known) {
    try (LoopbackEngine server = LoopbackEngine.ofWellKnownWorks()) {
      ScriptedModel model =
          new ScriptedModel(
              Samples.search(known.queries().toArray(String[]::new)),
              Samples.enough(),
              "I only read.",
              "I only read.");
      check(model, engine(server)).run(NoveltyCheck.Input.inWords(known.idea(), 3));
      List<String> material =
          model.stable(3).lines().filter(line -> line.startsWith("Title: ")).toList();
      assertThat(material).hasSizeBetween(5, 8).contains("Title: " + known.title());
      assertThat(server.queries()).hasSize(known.queries().size());
    }
  }

  @Test
  void withTheEngineDownAllOfThemAreUndecided() {
    LoopbackEngine server = LoopbackEngine.ofWellKnownWorks();
    server.close();
    assertThat(ideas())
        .allSatisfy(
            known -> {
              ScriptedModel model =
                  new ScriptedModel(Samples.search("first words"), Samples.search("second words"));
              Verdict verdict =
                  check(model, engine(server)).run(NoveltyCheck.Input.inWords(known.idea(), 3));
              assertThat(verdict.status()).isEqualTo(Verdict.Status.UNDECIDED);
              assertThat(verdict.isSilent()).isTrue();
              assertThat(verdict.sources())
                  .singleElement()
                  .asString()
                  .startsWith("semanticscholar answered 0 of 2 searches (");
            });
  }

  private static NoveltyCheck check(ScriptedModel model, Literature source) {
    return new NoveltyCheck(model, Prompts.builtIn(), List.of(source), SIMILARITY, _ -> {});
  }

  private static Literature engine(LoopbackEngine server) {
    ManualTime time = new ManualTime();
    SemanticScholar dialect = new SemanticScholar(server.url(), Optional.of("key"));
    return new SearchEngine(
        dialect,
        new Web(HttpClient.newHttpClient(), "Alhazen/test", time),
        new Traffic(dialect.profile().pace(), Patience.usual(), time, time),
        Patience.usual(),
        time,
        time);
  }
}
