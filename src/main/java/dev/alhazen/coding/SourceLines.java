package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A text as lines, with the line ending it uses, so that an edit changes nothing else.
///
/// @param mark the byte order mark before the first line, where there is one
/// @param usual the ending that most lines have, for those that come
/// @param lines each with its own ending: `\n`, `\r\n`, or none for a last line without
record SourceLines(String mark, String usual, List<Line> lines) {
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
    return new SourceLines(mark, usual(lines), lines);
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
    List<Line> all = new ArrayList<>(lines.size());
    int at = 0;
    for (Splice splice : splices.stream().sorted(Comparator.comparingInt(Splice::from)).toList()) {
      all.addAll(lines.subList(at, splice.from()));
      splice.lines().forEach(text -> all.add(new Line(text, usual)));
      at = splice.end();
    }
    all.addAll(lines.subList(at, lines.size()));
    return ended(all, lines.isEmpty() ? usual : lines.getLast().ending());
  }

  /// The same text with, or without, a line break at its end.
  SourceLines ending(FileDiff.End end) {
    String last = lines.isEmpty() ? "" : lines.getLast().ending();
    return switch (end) {
      case AS_IS -> this;
      case BREAK -> last.isEmpty() ? ended(new ArrayList<>(lines), usual) : this;
      case NO_BREAK -> ended(new ArrayList<>(lines), "");
    };
  }

  private SourceLines ended(List<Line> all, String last) {
    for (int i = 0; i < all.size(); i++) {
      Line line = all.get(i);
      if (i == all.size() - 1) {
        all.set(i, new Line(line.text(), last));
      } else if (line.ending().isEmpty()) {
        all.set(i, new Line(line.text(), usual));
      }
    }
    return new SourceLines(mark, usual, all);
  }

  private static String usual(List<Line> lines) {
    long carriages = lines.stream().filter(line -> line.ending().equals("\r\n")).count();
    long ended = lines.stream().filter(line -> !line.ending().isEmpty()).count();
    return carriages * 2 > ended ? "\r\n" : "\n";
  }

  String text() {
    StringBuilder text = new StringBuilder(mark);
    lines.forEach(line -> text.append(line.text()).append(line.ending()));
    return text.toString();
  }
}
