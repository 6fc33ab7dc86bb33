package dev.alhazen.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Puts the words of a page into lines, and the lines into the order in which a person reads them:
/// down the left column, then down the right one; what spans both columns divides the page.
final class ReadingOrder {
  private static final int HEADING_ROWS = 6;

  /// Rows further apart than this many font sizes stand clear of each other.
  private static final double CLEAR = 2.2;

  private final double gutter;

  private ReadingOrder(double gutter) {
    this.gutter = gutter;
  }

  static List<Line> lines(List<Word> words, PDRectangle page) {
    List<Line> rows = rows(words);
    OptionalDouble gutter = Gutter.of(rows, page.getWidth());
    return gutter.isPresent() ? new ReadingOrder(gutter.getAsDouble()).columns(rows) : rows;
  }

  private List<Line> columns(List<Line> rows) {
    List<Line> ordered = new ArrayList<>();
    List<Line> band = new ArrayList<>();
    for (Line row : rows) {
      if (Gutter.isCrossed(row, gutter)) {
        flush(band, ordered);
        ordered.add(row);
      } else {
        if (isHeadingBefore(row, band)) {
          flush(band, ordered);
        }
        band.add(row);
      }
    }
    flush(band, ordered);
    return ordered;
  }

  /// A few rows that stand clear of what follows, such as the authors, two beside each other.
  private static boolean isHeadingBefore(Line row, List<Line> band) {
    return !band.isEmpty()
        && band.size() <= HEADING_ROWS
        && row.baseline() - band.getLast().baseline() > CLEAR * row.size();
  }

  private void flush(List<Line> band, List<Line> ordered) {
    List<Word> words = band.stream().flatMap(row -> row.words().stream()).toList();
    ordered.addAll(rows(words.stream().filter(word -> word.right() <= gutter).toList()));
    ordered.addAll(rows(words.stream().filter(word -> word.right() > gutter).toList()));
    band.clear();
  }

  /// Words that stand beside each other, as lines from top to bottom.
  private static List<Line> rows(List<Word> words) {
    List<Word> downwards =
        words.stream().sorted(Comparator.comparingDouble(Word::baseline)).toList();
    List<List<Word>> rows = new ArrayList<>();
    for (Word word : downwards) {
      rows.reversed().stream()
          .limit(3)
          .filter(row -> anchor(row).besides(word))
          .findFirst()
          .ifPresentOrElse(row -> row.add(word), () -> rows.add(new ArrayList<>(List.of(word))));
    }
    return rows.stream().map(Line::new).sorted(Comparator.comparingDouble(Line::baseline)).toList();
  }

  private static Word anchor(List<Word> row) {
    return row.stream().max(Comparator.comparingDouble(Word::size)).orElseThrow();
  }
}
