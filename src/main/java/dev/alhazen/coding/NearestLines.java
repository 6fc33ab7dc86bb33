package dev.alhazen.coding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The passage of a file that is most like what a coder searched for in vain.
///
/// @param from its first line, counted from 0
/// @param lines the passage itself
record NearestLines(int from, List<String> lines) {
  private static final double ENOUGH = 0.5;

  /// A passage as long as the search whose lines share at least half of their letter pairs; a line
  /// may stand one line off its place.
  static Optional<NearestLines> find(List<String> file, List<String> search) {
    List<Map<String, Integer>> have = file.stream().map(NearestLines::pairs).toList();
    List<Map<String, Integer>> want = search.stream().map(NearestLines::pairs).toList();
    double best = 0;
    int from = -1;
    for (int i = 0; i < Math.max(1, file.size() - search.size() + 1); i++) {
      double score = score(have, want, i);
      if (score > best) {
        best = score;
        from = i;
      }
    }
    return best < ENOUGH
        ? Optional.empty()
        : Optional.of(
            new NearestLines(
                from, file.subList(from, Math.min(file.size(), from + search.size()))));
  }

  private static double score(
      List<Map<String, Integer>> have, List<Map<String, Integer>> want, int from) {
    double weighted = 0;
    double weights = 0;
    for (int j = 0; j < want.size(); j++) {
      double weight = size(want.get(j));
      double nearest = 0;
      for (int k = Math.max(0, from + j - 1); k <= Math.min(have.size() - 1, from + j + 1); k++) {
        double off = k == from + j ? 1 : 0.95;
        nearest = Math.max(nearest, off * alike(have.get(k), want.get(j)));
      }
      weighted += weight * nearest;
      weights += weight;
    }
    return weights == 0 ? 0 : weighted / weights;
  }

  /// Dice's coefficient over pairs of neighbouring letters.
  private static double alike(Map<String, Integer> a, Map<String, Integer> b) {
    int total = size(a) + size(b);
    if (total == 0) {
      return 1;
    }
    int shared = 0;
    for (Map.Entry<String, Integer> pair : a.entrySet()) {
      shared += Math.min(pair.getValue(), b.getOrDefault(pair.getKey(), 0));
    }
    return 2.0 * shared / total;
  }

  private static int size(Map<String, Integer> pairs) {
    return pairs.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<String, Integer> pairs(String line) {
    String text = line.replaceAll("\\s+", "");
    Map<String, Integer> pairs = new HashMap<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      pairs.merge(text.substring(i, i + 2), 1, Integer::sum);
    }
    return pairs;
  }
}
