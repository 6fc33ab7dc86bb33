package dev.alhazen.literature;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes one ranking of several by reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR
/// 2009): a key gains `1 / (60 + rank)` from each ranking that holds it. It needs no scores, which
/// engines, word matches and embeddings do not share.
public final class RankFusion {
  private static final double DAMPING = 60;

  private RankFusion() {}

  /// All keys of the rankings, best first; of equal ones the first that stands anywhere comes
  /// first.
  public static List<String> fuse(List<List<String>> rankings) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (List<String> ranking : rankings) {
      for (int i = 0; i < ranking.size(); i++) {
        scores.merge(ranking.get(i), 1 / (DAMPING + i + 1), Double::sum);
      }
    }
    return scores.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
