package dev.alhazen.literature;

import dev.alhazen.base.Step;
import dev.alhazen.base.UnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    Set<String> texts = new LinkedHashSet<>(others);
    texts.add(text);
    try {
      Map<String, float[]> vectors = vectors(texts);
      float[] one = vectors.get(text);
      return new Similarities.Measured(
          others.stream().map(other -> cosine(one, vectors.get(other))).toList());
    } catch (UnavailableException e) {
      return new Similarities.Unknown(e.explanation());
    }
  }

  private Map<String, float[]> vectors(Set<String> texts) {
    Map<String, float[]> vectors = new LinkedHashMap<>();
    lock.lock();
    try {
      texts.stream()
          .filter(kept::containsKey)
          .toList()
          .forEach(text -> vectors.put(text, kept.get(text)));
    } finally {
      lock.unlock();
    }
    List<String> missing = new ArrayList<>(texts);
    missing.removeAll(vectors.keySet());
    List<float[]> made = missing.isEmpty() ? List.of() : embedding.vectors(missing);
    lock.lock();
    try {
      for (int i = 0; i < missing.size(); i++) {
        vectors.put(missing.get(i), made.get(i));
        kept.put(missing.get(i), made.get(i));
      }
    } finally {
      lock.unlock();
    }
    return vectors;
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
