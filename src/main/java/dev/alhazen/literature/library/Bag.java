package dev.alhazen.literature.library;

import dev.alhazen.literature.Author;
import dev.alhazen.literature.Reference;
import dev.alhazen.literature.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words of one text with their weights, in no order.
final class Bag {
  private final Map<String, Integer> counts = new HashMap<>();
  private int length;

  /// A reference by title, keywords, authors, year and abstract, where a word in the title counts
  /// three times and a keyword twice.
  static Bag of(Reference reference) {
    return new Bag()
        .with(reference.title(), 3)
        .with(reference.more().getOrDefault("keywords", ""), 2)
        .with(authors(reference), 1)
        .with(reference.summary(), 1);
  }

  static Bag of(String text) {
    return new Bag().with(text, 1);
  }

  private Bag with(String text, int weight) {
    List<String> words = Words.of(text);
    words.forEach(word -> counts.merge(word, weight, Integer::sum));
    length += weight * words.size();
    return this;
  }

  Map<String, Integer> counts() {
    return counts;
  }

  /// The sum of all weights.
  int length() {
    return length;
  }

  private static String authors(Reference reference) {
    StringBuilder names = new StringBuilder();
    for (Author author : reference.authors()) {
      names.append(author.family()).append(' ');
    }
    return names + reference.year().map(String::valueOf).orElse("");
  }
}
