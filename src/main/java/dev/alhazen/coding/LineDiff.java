package dev.alhazen.coding;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The differences of two texts as splices, in order. Large texts are first cut at lines that stand
/// once in both, since Myers' algorithm takes the square of the differences in space.
final class LineDiff {
  /// Lines of one text times lines of the other that Myers' algorithm compares at once.
  private static final long FEW = 250_000;

  private final List<String> before;
  private final List<String> after;
  private final List<Splice> splices = new ArrayList<>();

  private LineDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  static List<Splice> between(List<String> before, List<String> after) {
    LineDiff diff = new LineDiff(before, after);
    diff.gap(0, before.size(), 0, after.size());
    return diff.splices;
  }

  private void gap(int from, int end, int otherFrom, int otherEnd) {
    int a = from;
    int b = otherFrom;
    int aEnd = end;
    int bEnd = otherEnd;
    while (a < aEnd && b < bEnd && before.get(a).equals(after.get(b))) {
      a++;
      b++;
    }
    while (a < aEnd && b < bEnd && before.get(aEnd - 1).equals(after.get(bEnd - 1))) {
      aEnd--;
      bEnd--;
    }
    if (a == aEnd || b == bEnd) {
      add(a, aEnd, b, bEnd);
    } else if ((long) (aEnd - a) * (bEnd - b) <= FEW) {
      compare(a, aEnd, b, bEnd);
    } else {
      cut(a, aEnd, b, bEnd);
    }
  }

  private void add(int a, int aEnd, int b, int bEnd) {
    if (a < aEnd || b < bEnd) {
      splices.add(new Splice(a, aEnd - a, after.subList(b, bEnd)));
    }
  }

  private void compare(int a, int aEnd, int b, int bEnd) {
    for (AbstractDelta<String> delta :
        DiffUtils.diff(before.subList(a, aEnd), after.subList(b, bEnd)).getDeltas()) {
      splices.add(
          new Splice(
              a + delta.getSource().getPosition(),
              delta.getSource().size(),
              delta.getTarget().getLines()));
    }
  }

  private void cut(int a, int aEnd, int b, int bEnd) {
    List<int[]> anchors = inOrder(common(a, aEnd, b, bEnd));
    if (anchors.isEmpty()) {
      add(a, aEnd, b, bEnd);
      return;
    }
    int at = a;
    int otherAt = b;
    for (int[] anchor : anchors) {
      gap(at, anchor[0], otherAt, anchor[1]);
      at = anchor[0] + 1;
      otherAt = anchor[1] + 1;
    }
    gap(at, aEnd, otherAt, bEnd);
  }

  /// Pairs of places of the lines that stand once in both, by the first text.
  private List<int[]> common(int a, int aEnd, int b, int bEnd) {
    Map<String, Integer> mine = single(before, a, aEnd);
    Map<String, Integer> theirs = single(after, b, bEnd);
    List<int[]> pairs = new ArrayList<>();
    for (int i = a; i < aEnd; i++) {
      int place = theirs.getOrDefault(before.get(i), -1);
      if (place >= 0 && mine.getOrDefault(before.get(i), -1) == i) {
        pairs.add(new int[] {i, place});
      }
    }
    return pairs;
  }

  private static Map<String, Integer> single(List<String> lines, int from, int end) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = from; i < end; i++) {
      places.merge(lines.get(i), i, (first, second) -> -1);
    }
    return places;
  }

  /// The longest run of pairs that ascends in both texts.
  private static List<int[]> inOrder(List<int[]> pairs) {
    List<Integer> tops = new ArrayList<>();
    int[] previous = new int[pairs.size()];
    for (int i = 0; i < pairs.size(); i++) {
      int place = pairs.get(i)[1];
      int low = 0;
      int high = tops.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (pairs.get(tops.get(middle))[1] < place) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low == 0 ? -1 : tops.get(low - 1);
      if (low == tops.size()) {
        tops.add(i);
      } else {
        tops.set(low, i);
      }
    }
    List<int[]> run = new ArrayList<>();
    for (int i = tops.isEmpty() ? -1 : tops.getLast(); i >= 0; i = previous[i]) {
      run.add(pairs.get(i));
    }
    Collections.reverse(run);
    return run;
  }
}
