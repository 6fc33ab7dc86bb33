package dev.alhazen.coding;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// How many letter pairs each passage of a file shares with a search, whatever their order: a first
/// look that takes one pass over the file, so that only few passages need a closer one.
final class Windows {
  private static final int BUCKETS = 1 << 14;

  private final double[] likeness;

  /// @param size how many lines a passage has
  Windows(List<LetterPairs> file, List<LetterPairs> search, int size) {
    int[] wanted = new int[BUCKETS];
    search.forEach(line -> add(wanted, line));
    int[] counts = new int[BUCKETS];
    int sought = search.stream().mapToInt(LetterPairs::size).sum();
    int shared = 0;
    int total = 0;
    likeness = new double[Math.max(0, file.size() - size + 1)];
    for (int end = 0; end < file.size(); end++) {
      for (int pair : file.get(end).pairs()) {
        int bucket = bucket(pair);
        shared += counts[bucket]++ < wanted[bucket] ? 1 : 0;
      }
      total += file.get(end).size();
      int from = end - size + 1;
      if (from >= 0) {
        likeness[from] = sought + total == 0 ? 0 : 2.0 * shared / (sought + total);
        for (int pair : file.get(from).pairs()) {
          int bucket = bucket(pair);
          shared -= --counts[bucket] < wanted[bucket] ? 1 : 0;
        }
        total -= file.get(from).size();
      }
    }
  }

  private static void add(int[] counts, LetterPairs line) {
    for (int pair : line.pairs()) {
      counts[bucket(pair)]++;
    }
  }

  private static int bucket(int pair) {
    return (pair * 0x9E3779B1) >>> 18;
  }

  /// The first lines of those passages that share most.
  int[] best(int count, IntPredicate which) {
    return IntStream.range(0, likeness.length)
        .filter(which)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -likeness[i]))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
