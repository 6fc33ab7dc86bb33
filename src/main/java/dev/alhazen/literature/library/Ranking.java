package dev.alhazen.literature.library;

import dev.alhazen.literature.Words;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Ranks texts by BM25 (Robertson and others, 1994). This class is immutable.
final class Ranking {
  private static final double SATURATION = 1.2;
  private static final double LENGTH_WEIGHT = 0.75;

  private final Map<String, Postings> words = new HashMap<>();
  private int[] lengths = new int[16];
  private int size;
  private final double meanLength;

  private Ranking(Stream<Bag> texts) {
    texts.forEachOrdered(this::add);
    meanLength = Math.max(1, Arrays.stream(lengths, 0, size).average().orElse(1));
  }

  static Ranking of(Stream<Bag> texts) {
    return new Ranking(texts);
  }

  /// How well each text matches, by its position; 0 where it shares no word with the query.
  double[] scores(String query) {
    double[] scores = new double[size];
    for (String word : new TreeSet<>(Words.of(query))) {
      Postings postings = words.get(word);
      if (postings != null) {
        postings.addTo(scores);
      }
    }
    return scores;
  }

  /// Positions of the best scores above 0, best first; equal ones in their own order.
  static List<Integer> best(double[] scores, int limit) {
    Comparator<Integer> worstFirst =
        Comparator.<Integer>comparingDouble(i -> scores[i])
            .thenComparing(Comparator.reverseOrder());
    PriorityQueue<Integer> best = new PriorityQueue<>(worstFirst);
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > 0) {
        best.add(i);
        if (best.size() > limit) {
          best.remove();
        }
      }
    }
    return best.stream().sorted(worstFirst.reversed()).toList();
  }

  private void add(Bag text) {
    if (size == lengths.length) {
      lengths = Arrays.copyOf(lengths, 2 * size);
    }
    text.counts()
        .forEach(
            (word, count) -> words.computeIfAbsent(word, _ -> new Postings()).add(size, count));
    lengths[size++] = text.length();
  }

  /// Where one word stands.
  private final class Postings {
    private int[] positions = new int[2];
    private int[] counts = new int[2];
    private int filled;

    void add(int position, int count) {
      if (filled == positions.length) {
        positions = Arrays.copyOf(positions, 2 * filled);
        counts = Arrays.copyOf(counts, 2 * filled);
      }
      positions[filled] = position;
      counts[filled] = count;
      filled++;
    }

    void addTo(double[] scores) {
      double rarity = Math.log(1 + (scores.length - filled + 0.5) / (filled + 0.5));
      for (int i = 0; i < filled; i++) {
        double relative = lengths[positions[i]] / meanLength;
        double damping = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * relative);
        scores[positions[i]] += rarity * counts[i] * (SATURATION + 1) / (counts[i] + damping);
      }
    }
  }
}
