package dev.alhazen.coding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The passage of a file that is most like what a coder searched for in vain.
///
/// @param from its first line, counted from 0
/// @param lines the passage itself
/// @param likeness how many letter pairs it shares with the search, of one
/// @param next the likeness of the best passage that has no line with this one in common
record NearestLines(int from, List<String> lines, double likeness, double next) {
  private static final double ENOUGH = 0.5;

  /// How many passages are looked at closely.
  private static final int CLOSELY = 24;

  /// A passage as long as the search whose lines share at least half of their letter pairs; a line
  /// may stand one line off its place.
  static Optional<NearestLines> find(List<String> file, List<String> search) {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    List<LetterPairs> have = file.stream().map(LetterPairs::of).toList();
    List<LetterPairs> want = search.stream().map(LetterPairs::of).toList();
    int size = Math.min(file.size(), search.size());
    Windows windows = new Windows(have, want, size);
    int from = best(have, want, windows.best(CLOSELY, i -> true));
    double likeness = likeness(have, want, from);
    if (likeness < ENOUGH) {
      return Optional.empty();
    }
    int[] others = windows.best(CLOSELY, i -> Math.abs(i - from) >= size);
    double next = others.length == 0 ? 0 : likeness(have, want, best(have, want, others));
    return Optional.of(new NearestLines(from, file.subList(from, from + size), likeness, next));
  }

  private static int best(List<LetterPairs> have, List<LetterPairs> want, int[] starts) {
    double best = -1;
    int from = 0;
    for (int start : Arrays.stream(starts).sorted().toArray()) {
      double likeness = likeness(have, want, start);
      if (likeness > best) {
        best = likeness;
        from = start;
      }
    }
    return from;
  }

  /// The mean likeness of the search's lines to those at their places, weighted by their lengths.
  private static double likeness(List<LetterPairs> have, List<LetterPairs> want, int from) {
    double weighted = 0;
    double weights = 0;
    for (int j = 0; j < want.size(); j++) {
      double nearest = 0;
      for (int k = Math.max(0, from + j - 1); k <= Math.min(have.size() - 1, from + j + 1); k++) {
        double off = k == from + j ? 1 : 0.95;
        nearest = Math.max(nearest, off * have.get(k).likeness(want.get(j)));
      }
      weighted += want.get(j).size() * nearest;
      weights += want.get(j).size();
    }
    return weights == 0 ? 0 : weighted / weights;
  }
}
