package dev.alhazen.literature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// What every embedding promises.
public abstract class EmbeddingContractTest {
  private static final String SCHEDULE = "Cosine noise schedules for diffusion models";

  protected abstract Embedding embedding();

  @Test
  void likeMeaningsLieNearerThanOthers() {
    List<float[]> vectors =
        embedding()
            .vectors(
                List.of(
                    SCHEDULE,
                    "A slower schedule of adding noise in denoising diffusion",
                    "Soil erosion after forest fires in Portugal"));
    assertThat(cosine(vectors.get(0), vectors.get(1)))
        .isGreaterThan(cosine(vectors.get(0), vectors.get(2)) + 0.2);
  }

  @Test
  void vectorsHaveLengthOneAndAreTheSameWhateverStandsBesideThem() {
    float[] alone = embedding().vectors(List.of(SCHEDULE)).getFirst();
    float[] among = embedding().vectors(List.of("x", SCHEDULE, "y")).get(1);
    assertThat(among).containsExactly(alone);
    assertThat(cosine(alone, alone)).isCloseTo(1, Offset.offset(1e-4));
  }

  @Test
  void strangeTextsHaveVectorsToo() {
    List<float[]> vectors =
        embedding().vectors(List.of("", "  ", "\u0000", "李", "word ".repeat(5_000), "𝔛"));
    int length = vectors.getFirst().length;
    assertThat(vectors).hasSize(6).allMatch(vector -> vector.length == length);
    assertThat(vectors.getFirst()).containsOnly(0f);
  }

  @Test
  void manyThreadsMayAskAtOnce() {
    float[] alone = embedding().vectors(List.of(SCHEDULE)).getFirst();
    assertThat(
            IntStream.range(0, 30)
                .parallel()
                .mapToObj(i -> embedding().vectors(List.of("text " + i, SCHEDULE)).get(1))
                .toList())
        .allSatisfy(vector -> assertThat(vector).containsExactly(alone));
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
