package dev.alhazen.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/// What a user may have meant.
public final class Nearest {
  private static final int MOST = 3;

  /// What is longer was not meant as a name; the rest of it is not compared.
  private static final int LONGEST = 200;

  private Nearest() {}

  /// At most three of the names, the nearest first; none where all are far away.
  public static List<String> of(String typed, Collection<String> names) {
    String word = typed.toLowerCase(Locale.ROOT);
    int farthest = Math.max(2, word.length() / 3);
    LevenshteinDistance letters = new LevenshteinDistance(farthest);
    Map<String, Integer> distances =
        names.stream()
            .distinct()
            .collect(
                Collectors.toMap(
                    name -> name, name -> letters.apply(word, name.toLowerCase(Locale.ROOT))));
    return distances.entrySet().stream()
        // -1 is farther than asked for.
        .filter(entry -> entry.getValue() >= 0)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// The nearest first, however far away they are; ties in their own order.
  public static List<String> ranked(String typed, Collection<String> names, int most) {
    String brief = typed.substring(0, Math.min(typed.length(), LONGEST));
    LevenshteinDistance letters = LevenshteinDistance.getDefaultInstance();
    Map<String, Integer> distances =
        names.stream()
            .distinct()
            .collect(Collectors.toMap(name -> name, name -> letters.apply(brief, name)));
    return names.stream()
        .distinct()
        .sorted(Comparator.comparingInt(name -> distances.getOrDefault(name, Integer.MAX_VALUE)))
        .limit(most)
        .toList();
  }

  /// ` Did you mean …?`, to be put after a sentence; empty where nothing is near.
  public static String hint(String typed, Collection<String> names) {
    List<String> near = of(typed, names);
    return near.isEmpty() ? "" : " Did you mean %s?".formatted(String.join(" or ", near));
  }
}
