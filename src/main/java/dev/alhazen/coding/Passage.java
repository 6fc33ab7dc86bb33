package dev.alhazen.coding;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A passage of a file that a block may mean although its lines are not all there.
///
/// @param from its first line, counted from 0
/// @param end the line behind it
/// @param share how many of the sought lines must be in it, of one
record Passage(int from, int end, double share) {
  private static final double OF_ANCHORED = 0.6;
  private static final double OF_ALIKE = 0.5;

  /// How many letter pairs the one place must share with the search, and how many more than any
  /// other place.
  private static final double LIKENESS = 0.9;

  private static final double MARGIN = 0.1;

  /// Lines around a passage that is alike, where its ends may be.
  private static final int SLACK = 3;

  boolean isEnough(int found, int sought) {
    return found >= 2 && found >= share * sought;
  }

  /// The passage between the search's first and last lines, where each stands once in the file; at
  /// most twice as long as the search.
  static Optional<Passage> anchored(List<String> file, List<String> search) {
    List<String> sought = Merge.keys(search);
    List<String> telling = sought.stream().filter(key -> !key.isEmpty()).toList();
    if (telling.size() < 3
        || !Merge.isTelling(telling.getFirst())
        || !Merge.isTelling(telling.getLast())) {
      return Optional.empty();
    }
    Map<String, Integer> places = once(Merge.keys(file));
    int first = places.getOrDefault(telling.getFirst(), -1);
    int last = places.getOrDefault(telling.getLast(), -1);
    boolean ordered = first >= 0 && first < last;
    boolean short_ = last + 1 - first <= 2 * search.size() + SLACK;
    return ordered && short_
        ? Optional.of(new Passage(first, last + 1, OF_ANCHORED))
        : Optional.empty();
  }

  private static Map<String, Integer> once(List<String> keys) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      places.merge(keys.get(i), i, (first, second) -> -1);
    }
    return places;
  }

  /// The passage that is much more like the search than every other.
  static Optional<Passage> alike(List<String> file, List<String> search) {
    Set<String> known = new HashSet<>(Merge.keys(file));
    List<String> sought = Merge.keys(search).stream().filter(key -> !key.isEmpty()).toList();
    if (sought.stream().filter(known::contains).count() < OF_ALIKE * sought.size()) {
      return Optional.empty();
    }
    return NearestLines.find(file, search)
        .filter(nearest -> nearest.likeness() >= LIKENESS)
        .filter(nearest -> nearest.likeness() - nearest.next() >= MARGIN)
        .map(
            nearest ->
                new Passage(
                    Math.max(0, nearest.from() - SLACK),
                    Math.min(file.size(), nearest.from() + nearest.lines().size() + SLACK),
                    OF_ALIKE));
  }
}
