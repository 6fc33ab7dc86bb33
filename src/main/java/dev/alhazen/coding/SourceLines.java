package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A text as lines, with the line ending it uses, so that an edit changes nothing else.
///
/// @param mark the byte order mark before the first line, where there is one
/// @param lines each with its own ending: `\n`, `\r\n`, or none for a last line without
record SourceLines(String mark, List<Line> lines) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  record Line(String text, String ending) {}

  SourceLines {
    lines = List.copyOf(lines);
  }

  static SourceLines of(String text) {
    String mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
    List<Line> lines = new ArrayList<>();
    int start = mark.length();
    for (int i = text.indexOf('\n', start); i >= 0; i = text.indexOf('\n', start)) {
      boolean carriage = i > start && text.charAt(i - 1) == '\r';
      lines.add(new Line(text.substring(start, carriage ? i - 1 : i), carriage ? "\r\n" : "\n"));
      start = i + 1;
    }
    if (start < text.length()) {
      lines.add(new Line(text.substring(start), ""));
    }
    return new SourceLines(mark, lines);
  }

  boolean isBlank() {
    return lines.stream().allMatch(line -> line.text().isBlank());
  }

  List<String> texts() {
    return lines.stream().map(Line::text).toList();
  }

  /// Carries out splices that do not overlap; all other lines stay as they are, and the file's last
  /// line keeps its ending or its lack.
  SourceLines spliced(List<Splice> splices) {
    String ending = ending();
    List<Line> all = new ArrayList<>(lines.size());
    int at = 0;
    for (Splice splice : splices.stream().sorted(Comparator.comparingInt(Splice::from)).toList()) {
      all.addAll(lines.subList(at, splice.from()));
      splice.lines().forEach(text -> all.add(new Line(text, ending)));
      at = splice.end();
    }
    all.addAll(lines.subList(at, lines.size()));
    return new SourceLines(
        mark, ended(all, ending, lines.isEmpty() ? ending : lines.getLast().ending()));
  }

  /// The same text with, or without, a line break at its end.
  SourceLines ending(FileDiff.End end) {
    String last = lines.isEmpty() ? "" : lines.getLast().ending();
    return switch (end) {
      case AS_IS -> this;
      case BREAK ->
          last.isEmpty()
              ? new SourceLines(mark, ended(new ArrayList<>(lines), ending(), ending()))
              : this;
      case NO_BREAK -> new SourceLines(mark, ended(new ArrayList<>(lines), ending(), ""));
    };
  }

  private static List<Line> ended(List<Line> all, String ending, String last) {
    for (int i = 0; i < all.size(); i++) {
      Line line = all.get(i);
      if (i == all.size() - 1) {
        all.set(i, new Line(line.text(), last));
      } else if (line.ending().isEmpty()) {
        all.set(i, new Line(line.text(), ending));
      }
    }
    return all;
  }

  /// The ending that most lines have.
  private String ending() {
    long carriages = lines.stream().filter(line -> line.ending().equals("\r\n")).count();
    return carriages * 2 > lines.size() ? "\r\n" : "\n";
  }

  String text() {
    StringBuilder text = new StringBuilder(mark);
    lines.forEach(line -> text.append(line.text()).append(line.ending()));
    return text.toString();
  }
}
