package dev.alhazen.literature;

import dev.alhazen.base.Step;
import dev.alhazen.base.UnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/// Similarity as the cosine between the vectors of an embedding. Where that cannot run, similarity
/// is unknown, and the reason is told. This class is thread-safe.
public final class EmbeddedSimilarity implements Similarity {
  /// Works come back in round after round: their vectors are kept, about 3 MB of them.
  private static final int KEPT = 2_000;

  private final Embedding embedding;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, float[]> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
          return size() > KEPT;
        }
      };

  public EmbeddedSimilarity(Embedding embedding) {
    this.embedding = embedding;
  }

  @Override
  public Similarities compare(Step step, String text, List<String> others) {
    List<String> texts = new ArrayList<>(others);
    texts.add(text);
    try {
      List<float[]> vectors = vectors(texts);
      float[] one = vectors.getLast();
      return new Similarities.Measured(
          vectors.subList(0, others.size()).stream().map(other -> cosine(one, other)).toList());
    } catch (UnavailableException e) {
      return new Similarities.Unknown(e.explanation());
    }
  }

  private List<float[]> vectors(List<String> texts) {
    Map<String, float[]> vectors = known(texts);
    List<String> missing =
        texts.stream().distinct().filter(text -> !vectors.containsKey(text)).toList();
    List<float[]> made = missing.isEmpty() ? List.of() : embedding.vectors(missing);
    for (int i = 0; i < missing.size(); i++) {
      vectors.put(missing.get(i), made.get(i));
    }
    keep(vectors);
    return texts.stream().map(text -> Objects.requireNonNull(vectors.get(text))).toList();
  }

  private Map<String, float[]> known(List<String> texts) {
    lock.lock();
    try {
      Map<String, float[]> known = new LinkedHashMap<>();
      for (String text : texts) {
        float[] vector = kept.get(text);
        if (vector != null) {
          known.put(text, vector);
        }
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  private void keep(Map<String, float[]> vectors) {
    lock.lock();
    try {
      kept.putAll(vectors);
    } finally {
      lock.unlock();
    }
  }

  /// Three decimals: what lies behind them differs between machines.
  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return Math.round(sum * 1_000) / 1_000.0;
  }
}
