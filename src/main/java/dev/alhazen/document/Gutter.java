package dev.alhazen.document;

import java.util.List;
import java.util.OptionalDouble;

/// The white strip between two columns.
final class Gutter {
  /// How much white must stand between two columns, in points.
  private static final double LEAST_WIDTH = 7;

  /// How many rows each column must have before a page counts as two columns.
  private static final int LEAST_ROWS = 8;

  private Gutter() {}

  /// The middle of the gutter; empty where the page has one column.
  static OptionalDouble of(List<Line> rows, double width) {
    double best = Double.NaN;
    long fewest = Long.MAX_VALUE;
    for (double x = 0.40 * width; x <= 0.60 * width; x += 1) {
      double place = x;
      long crossed = rows.stream().filter(row -> isCrossed(row, place)).count();
      boolean central = Math.abs(x - width / 2) < Math.abs(best - width / 2);
      if (crossed < fewest || (crossed == fewest && central)) {
        fewest = crossed;
        best = x;
      }
    }
    return isTwoColumns(rows, best, fewest) ? OptionalDouble.of(best) : OptionalDouble.empty();
  }

  /// Whether the row has a word in the strip, so that it spans both columns.
  static boolean isCrossed(Line row, double gutter) {
    double half = LEAST_WIDTH / 2;
    return row.words().stream()
        .anyMatch(word -> word.left() < gutter + half && word.right() > gutter - half);
  }

  private static boolean isTwoColumns(List<Line> rows, double gutter, long crossed) {
    long left = rows.stream().filter(row -> hasText(row, 0, gutter)).count();
    long right = rows.stream().filter(row -> hasText(row, gutter, Double.MAX_VALUE)).count();
    return left >= LEAST_ROWS && right >= LEAST_ROWS && crossed <= 0.4 * rows.size();
  }

  /// Three words make a line of prose; a number in a table is none.
  private static boolean hasText(Line row, double from, double to) {
    return row.words().stream().filter(w -> w.left() >= from && w.right() <= to).count() >= 3;
  }
}
