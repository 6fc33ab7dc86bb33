package dev.alhazen.idea;

import dev.alhazen.base.Step;
import dev.alhazen.literature.RankFusion;
import dev.alhazen.literature.Similarities;
import dev.alhazen.literature.Similarity;
import dev.alhazen.literature.WordMatch;
import dev.alhazen.literature.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Orders the works that were found by how near they come to an idea. Three rankings are fused: the
/// order in which the sources gave them, the words that they share with the idea, and their
/// likeness in meaning. Fusion alone would pass over a work that one of them puts first and the
/// others far behind, such as one whose words are all different: so the first two of each ranking
/// go before the rest. The order decides what is compared; it is no verdict.
final class NearestWorks {
  private static final int LEADERS = 2;

  private final Similarity similarity;
  private final String idea;
  private final Map<String, Double> meanings = new LinkedHashMap<>();
  private String unknown = "";

  /// @param idea the idea in its own words
  NearestWorks(Similarity similarity, String idea) {
    this.similarity = similarity;
    this.idea = idea;
  }

  /// All works, the nearest first. Only works that were not seen before are measured.
  ///
  /// @param step the key of the effect of measuring
  /// @param answers keys of what each search returned, in the order of the source
  /// @param queries what was searched for: words for the idea that it may not use itself
  List<Work> rank(Step step, List<Work> works, List<List<String>> answers, List<String> queries) {
    measure(step, works);
    Map<String, Work> byKey =
        works.stream().collect(Collectors.toMap(Work::key, Function.identity()));
    List<List<String>> rankings = new ArrayList<>();
    rankings.add(RankFusion.fuse(answers));
    rankings.add(WordMatch.ranked(works, idea + " " + String.join(" ", queries)));
    if (unknown.isEmpty()) {
      rankings.add(byMeaning(works));
    }
    Set<String> leaders =
        rankings.stream()
            .flatMap(ranking -> ranking.stream().limit(LEADERS))
            .collect(Collectors.toSet());
    return RankFusion.fuse(rankings).stream()
        .sorted(Comparator.comparing(key -> !leaders.contains(key)))
        .map(byKey::get)
        .toList();
  }

  /// Why meanings could not be compared; empty where they were.
  String unknown() {
    return unknown;
  }

  private void measure(Step step, List<Work> works) {
    List<String> fresh =
        works.stream()
            .map(NearestWorks::text)
            .filter(text -> !meanings.containsKey(text))
            .distinct()
            .toList();
    if (fresh.isEmpty() || !unknown.isEmpty()) {
      return;
    }
    switch (similarity.compare(step, idea, fresh)) {
      case Similarities.Unknown(String reason) -> unknown = reason;
      case Similarities.Measured(List<Double> values) -> {
        for (int i = 0; i < fresh.size(); i++) {
          meanings.put(fresh.get(i), values.get(i));
        }
      }
    }
  }

  private List<String> byMeaning(List<Work> works) {
    return works.stream()
        .sorted(
            Comparator.comparingDouble((Work work) -> meanings.getOrDefault(text(work), 0.0))
                .reversed())
        .map(Work::key)
        .toList();
  }

  private static String text(Work work) {
    return "%s. %s".formatted(work.title(), work.summary()).strip();
  }
}
