package dev.alhazen.idea;

import dev.alhazen.base.Step;
import dev.alhazen.literature.Similarities;
import dev.alhazen.literature.Similarity;
import dev.alhazen.literature.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How alike ideas for one template are: the mean of the cosine between their embeddings and the
/// cosine between their word counts.
///
/// Neither of the two can tell a repetition by itself. Measured on 40 different ideas for one
/// template, 20 of them said again in like words and once more in other words (2,340 pairs of
/// different ideas): the embedding alone finds 16 of the 20 reworded ones before its first false
/// alarm, both together all 20. Of those in quite other words they find one or two; of these, 16 of
/// 20 have their original among the three nearest, which is why those three are shown to the model
/// when it thinks an idea over. The decision page of 2026-11-25 holds the numbers.
final class Likeness {
  /// From here on two ideas count as one. The nearest different pair reached 0.58, the farthest
  /// reworded one 0.60.
  static final double SAME = 0.6;

  private final Similarity similarity;

  Likeness(Similarity similarity) {
    this.similarity = similarity;
  }

  /// An idea of the archive, seen from another one.
  ///
  /// @param likeness from 0 to 1
  record Neighbour(Idea idea, double likeness) {
    boolean isSame() {
      return likeness >= SAME;
    }
  }

  /// The ideas around one, nearest first.
  ///
  /// @param unknown why meanings could not be compared, so that the order is by words, and no
  ///   neighbour counts as the same; empty where they were
  record Neighbourhood(List<Neighbour> neighbours, String unknown) {
    static final Neighbourhood EMPTY = new Neighbourhood(List.of(), "");

    Neighbourhood {
      neighbours = List.copyOf(neighbours);
    }
  }

  /// @param step the key of the effect of comparing meanings
  Neighbourhood around(Step step, String title, String experiment, List<Idea> ideas) {
    if (ideas.isEmpty()) {
      return Neighbourhood.EMPTY;
    }
    String text = text(title, experiment);
    List<String> texts = ideas.stream().map(idea -> text(idea.title(), idea.experiment())).toList();
    List<Double> words = texts.stream().map(other -> wordCosine(text, other)).toList();
    return switch (similarity.compare(step, text, texts)) {
      case Similarities.Measured(List<Double> meanings) ->
          new Neighbourhood(sorted(ideas, means(meanings, words)), "");
      case Similarities.Unknown(String reason) ->
          new Neighbourhood(sorted(ideas, words.stream().map(word -> word / 2).toList()), reason);
    };
  }

  private static List<Double> means(List<Double> a, List<Double> b) {
    List<Double> means = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      means.add((a.get(i) + b.get(i)) / 2);
    }
    return means;
  }

  private static List<Neighbour> sorted(List<Idea> ideas, List<Double> likeness) {
    List<Neighbour> neighbours = new ArrayList<>();
    for (int i = 0; i < ideas.size(); i++) {
      neighbours.add(new Neighbour(ideas.get(i), Math.max(0, likeness.get(i))));
    }
    neighbours.sort(Comparator.comparingDouble(Neighbour::likeness).reversed());
    return neighbours;
  }

  private static String text(String title, String experiment) {
    return "%s. %s".formatted(title, experiment);
  }

  private static double wordCosine(String a, String b) {
    Map<String, Integer> one = counts(a);
    Map<String, Integer> other = counts(b);
    double norms = Math.sqrt(product(one, one) * product(other, other));
    return norms == 0 ? 0 : product(one, other) / norms;
  }

  private static double product(Map<String, Integer> one, Map<String, Integer> other) {
    return one.entrySet().stream()
        .mapToDouble(word -> (double) word.getValue() * other.getOrDefault(word.getKey(), 0))
        .sum();
  }

  private static Map<String, Integer> counts(String text) {
    Map<String, Integer> counts = new HashMap<>();
    Words.of(text).forEach(word -> counts.merge(word, 1, Integer::sum));
    return counts;
  }
}
