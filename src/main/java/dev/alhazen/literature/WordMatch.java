package dev.alhazen.literature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Orders a few hundred works by the words that they share with a text: BM25 (Robertson and others,
/// 1994) over title and abstract, where a word in the title counts three times.
public final class WordMatch {
  private static final double SATURATION = 1.2;
  private static final double LENGTH_WEIGHT = 0.75;
  private static final int TITLE_WEIGHT = 3;

  private WordMatch() {}

  /// Keys of the works that share a word with the text, best first.
  public static List<String> ranked(List<Work> works, String text) {
    Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    works.forEach(work -> counts.put(work.key(), counts(work)));
    double meanLength =
        Math.max(1, counts.values().stream().mapToInt(WordMatch::length).average().orElse(1));
    Map<String, Double> scores = new LinkedHashMap<>();
    for (String word : new TreeSet<>(Words.of(text))) {
      List<String> holders =
          counts.keySet().stream().filter(key -> counts.get(key).containsKey(word)).toList();
      double rarity = Math.log(1 + (counts.size() - holders.size() + 0.5) / (holders.size() + 0.5));
      for (String key : holders) {
        scores.merge(key, rarity * weight(counts.get(key), word, meanLength), Double::sum);
      }
    }
    return scores.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static double weight(Map<String, Integer> counts, String word, double meanLength) {
    int count = counts.getOrDefault(word, 0);
    double relative = length(counts) / meanLength;
    double damping = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * relative);
    return count * (SATURATION + 1) / (count + damping);
  }

  private static int length(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(n -> n).sum();
  }

  private static Map<String, Integer> counts(Work work) {
    Map<String, Integer> counts = new HashMap<>();
    List<String> title = Words.of(work.title());
    List<String> all = new ArrayList<>(Words.of(work.summary()));
    for (int i = 0; i < TITLE_WEIGHT; i++) {
      all.addAll(title);
    }
    all.forEach(word -> counts.merge(word, 1, Integer::sum));
    return counts;
  }
}
