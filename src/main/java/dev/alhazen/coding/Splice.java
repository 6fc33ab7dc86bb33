package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.List;

/// Lines that take the place of others; what stands around them is not touched.
///
/// @param from the first line that goes, or before which lines come, counted from 0
/// @param removed how many go
/// @param lines those that come
record Splice(int from, int removed, List<String> lines) {
  Splice {
    lines = List.copyOf(lines);
  }

  /// The line behind those that go.
  int end() {
    return from + removed;
  }

  /// The same splices somewhere else, with their lines taken from another spelling of the text that
  /// they lead to.
  static List<Splice> moved(List<Splice> splices, int by, List<String> after) {
    List<Splice> moved = new ArrayList<>();
    int shift = 0;
    for (Splice splice : splices) {
      int at = splice.from() + shift;
      moved.add(
          new Splice(
              splice.from() + by, splice.removed(), after.subList(at, at + splice.lines().size())));
      shift += splice.lines().size() - splice.removed();
    }
    return moved;
  }
}
