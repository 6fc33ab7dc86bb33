package dev.alhazen.document;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds a paper's title: the largest letters of the first page.
final class Titles {
  private Titles() {}

  /// Empty where no line stands out.
  static Optional<String> of(List<Line> firstPage) {
    if (firstPage.size() < 3) {
      return Optional.empty();
    }
    double largest = firstPage.stream().mapToDouble(Line::size).max().orElseThrow();
    double usual = usual(firstPage);
    String title =
        firstPage.stream()
            .filter(line -> line.size() > largest - 0.5)
            .map(Line::text)
            .collect(Collectors.joining(" "));
    boolean standsOut = largest > 1.15 * usual && title.length() > 3 && title.length() < 300;
    return standsOut ? Optional.of(title) : Optional.empty();
  }

  private static double usual(List<Line> lines) {
    List<Double> sizes = lines.stream().map(Line::size).sorted(Comparator.naturalOrder()).toList();
    return sizes.get(sizes.size() / 2);
  }
}
