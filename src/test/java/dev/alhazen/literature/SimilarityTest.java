package dev.alhazen.literature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.ChangedInputException;
import dev.alhazen.journal.Journal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarityTest {
  private static final Step STEP = Step.of("ideas/idea#1/propose#1/nearest");

  @TempDir Path folder;

  @Test
  void cosinesHaveThreeDecimalsAndStandInTheOrderOfTheTexts() {
    Similarities known =
        new EmbeddedSimilarity(new Letters()).compare(STEP, "ab", List.of("b", "ab", "", "abb"));
    assertThat(known).isEqualTo(new Similarities.Measured(List.of(0.707, 1.0, 0.0, 0.949)));
  }

  @Test
  void aTextIsEmbeddedOnce() {
    Letters letters = new Letters();
    EmbeddedSimilarity similarity = new EmbeddedSimilarity(letters);
    similarity.compare(STEP, "a", List.of("b", "c", "b"));
    similarity.compare(STEP, "a", List.of("c", "d"));
    assertThat(letters.asked).containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @Test
  void whatCannotRunHereIsUnknownWithItsReason() {
    Embedding broken =
        new Embedding() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public List<float[]> vectors(List<String> texts) {
            throw new UnavailableException("No library for this machine.");
          }
        };
    assertThat(new EmbeddedSimilarity(broken).compare(STEP, "a", List.of("b")))
        .isEqualTo(new Similarities.Unknown("No library for this machine."));
  }

  @Test
  void whatTheJournalKnowsIsNotMeasuredAgain() {
    Similarities first =
        new ReplayedSimilarity(journal(), new EmbeddedSimilarity(new Letters()))
            .compare(STEP, "ab", List.of("b"));
    Journal replay =
        Journal.replay(folder.resolve("journal.jsonl"), new Blobs(folder.resolve("blobs")));
    Similarity otherMachine = (_, _, _) -> new Similarities.Measured(List.of(0.9));
    assertThat(new ReplayedSimilarity(replay, otherMachine).compare(STEP, "ab", List.of("b")))
        .isEqualTo(first);
  }

  @Test
  void otherTextsUnderAKnownStepAreRefused() {
    Journal journal = journal();
    Similarity similarity = new ReplayedSimilarity(journal, new EmbeddedSimilarity(new Letters()));
    similarity.compare(STEP, "ab", List.of("b"));
    assertThatThrownBy(() -> similarity.compare(STEP, "ab", List.of("c")))
        .isInstanceOf(ChangedInputException.class);
  }

  private Journal journal() {
    return Journal.open(
        folder.resolve("journal.jsonl"),
        new Blobs(folder.resolve("blobs")),
        () -> Instant.EPOCH,
        Journal.OnChange.STOP,
        Json.tree(Map.of()));
  }

  /// Counts letters.
  private static final class Letters implements Embedding {
    private final List<String> asked = new ArrayList<>();

    @Override
    public String name() {
      return "letters";
    }

    @Override
    public List<float[]> vectors(List<String> texts) {
      asked.addAll(texts);
      return texts.stream().map(Letters::vector).toList();
    }

    private static float[] vector(String text) {
      float[] counts = new float[26];
      text.chars().forEach(c -> counts[c - 'a']++);
      double length = 0;
      for (float count : counts) {
        length += count * count;
      }
      for (int i = 0; i < counts.length && length > 0; i++) {
        counts[i] /= (float) Math.sqrt(length);
      }
      return counts;
    }
  }
}
