package dev.alhazen.literature.library;

import dev.alhazen.literature.Author;
import dev.alhazen.literature.Reference;
import dev.alhazen.literature.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;

/// Ranks references by BM25 (Robertson and others, 1994) over title, keywords, authors, year and
/// abstract, where a word in the title counts three times and a keyword twice.
final class Ranking {
  private static final double SATURATION = 1.2;
  private static final double LENGTH_WEIGHT = 0.75;

  private final Map<String, Postings> words = new HashMap<>();
  private final List<Integer> lengths = new ArrayList<>();
  private final double meanLength;

  private Ranking(Collection<Reference> references) {
    references.forEach(this::add);
    meanLength = Math.max(1, lengths.stream().mapToInt(n -> n).average().orElse(1));
  }

  static Ranking of(Collection<Reference> references) {
    return new Ranking(references);
  }

  /// Positions of the best references, best first; equal ones in their own order. Only references
  /// that share a word with the query are among them.
  List<Integer> best(String query, int limit) {
    double[] scores = scores(query);
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

  private double[] scores(String query) {
    double[] scores = new double[lengths.size()];
    for (String word : new TreeSet<>(Words.of(query))) {
      Postings postings = words.get(word);
      if (postings != null) {
        postings.addTo(scores);
      }
    }
    return scores;
  }

  private void add(Reference reference) {
    Map<String, Integer> counts = new HashMap<>();
    int length =
        count(reference.title(), 3, counts)
            + count(reference.more().getOrDefault("keywords", ""), 2, counts)
            + count(authors(reference), 1, counts)
            + count(reference.summary(), 1, counts);
    int position = lengths.size();
    counts.forEach(
        (word, count) -> words.computeIfAbsent(word, _ -> new Postings()).add(position, count));
    lengths.add(length);
  }

  private static String authors(Reference reference) {
    StringBuilder names = new StringBuilder();
    for (Author author : reference.authors()) {
      names.append(author.family()).append(' ');
    }
    return names + reference.year().map(String::valueOf).orElse("");
  }

  private static int count(String text, int weight, Map<String, Integer> counts) {
    List<String> found = Words.of(text);
    found.forEach(word -> counts.merge(word, weight, Integer::sum));
    return weight * found.size();
  }

  /// Where one word stands.
  private final class Postings {
    private int[] positions = new int[2];
    private int[] counts = new int[2];
    private int size;

    void add(int position, int count) {
      if (size == positions.length) {
        positions = Arrays.copyOf(positions, 2 * size);
        counts = Arrays.copyOf(counts, 2 * size);
      }
      positions[size] = position;
      counts[size] = count;
      size++;
    }

    void addTo(double[] scores) {
      double rarity = Math.log(1 + (scores.length - size + 0.5) / (size + 0.5));
      for (int i = 0; i < size; i++) {
        double relative = lengths.get(positions[i]) / meanLength;
        double damping = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * relative);
        scores[positions[i]] += rarity * counts[i] * (SATURATION + 1) / (counts[i] + damping);
      }
    }
  }
}
