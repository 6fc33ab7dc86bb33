package dev.alhazen.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Holm's correction of several p-values (S. Holm, Scandinavian Journal of Statistics 6, 1979): the
/// chance of a single false alarm among all comparisons stays below the level of the test.
public final class Holm {
  private Holm() {}

  /// The corrected values, in the order given; each is at least the value that went in.
  public static List<Double> adjust(List<Double> values) {
    List<Integer> order =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(Comparator.comparing(values::get))
            .toList();
    List<Double> adjusted = new ArrayList<>(values);
    double largest = 0;
    for (int rank = 0; rank < order.size(); rank++) {
      int position = order.get(rank);
      largest = Math.max(largest, Math.min(1, values.get(position) * (order.size() - rank)));
      adjusted.set(position, largest);
    }
    return List.copyOf(adjusted);
  }
}
