package dev.alhazen.literature;

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

  /// The words of a work.
  private record Counts(String key, Map<String, Integer> words, int length) {
    static Counts of(Work work) {
      Map<String, Integer> words = new HashMap<>();
      List<String> title = Words.of(work.title());
      List<String> summary = Words.of(work.summary());
      title.forEach(word -> words.merge(word, TITLE_WEIGHT, Integer::sum));
      summary.forEach(word -> words.merge(word, 1, Integer::sum));
      return new Counts(work.key(), words, TITLE_WEIGHT * title.size() + summary.size());
    }

    double weight(String word, double meanLength) {
      int count = words.getOrDefault(word, 0);
      double damping = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / meanLength);
      return count * (SATURATION + 1) / (count + damping);
    }
  }

  /// Keys of the works that share a word with the text, best first.
  public static List<String> ranked(List<Work> works, String text) {
    List<Counts> all = works.stream().map(Counts::of).toList();
    double meanLength = Math.max(1, all.stream().mapToInt(Counts::length).average().orElse(1));
    Map<String, Double> scores = new LinkedHashMap<>();
    for (String word : new TreeSet<>(Words.of(text))) {
      List<Counts> holders = all.stream().filter(each -> each.words().containsKey(word)).toList();
      double rarity = Math.log(1 + (all.size() - holders.size() + 0.5) / (holders.size() + 0.5));
      holders.forEach(
          each -> scores.merge(each.key(), rarity * each.weight(word, meanLength), Double::sum));
    }
    return scores.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
