package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.List;

/// A text as lines, with the line ending it uses, so that an edit changes nothing else.
///
/// @param lines each with its own ending: `\n`, `\r\n`, or none for a last line without
record SourceLines(List<Line> lines) {

  record Line(String text, String ending) {}

  SourceLines {
    lines = List.copyOf(lines);
  }

  static SourceLines of(String text) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', start)) {
      boolean carriage = i > start && text.charAt(i - 1) == '\r';
      lines.add(new Line(text.substring(start, carriage ? i - 1 : i), carriage ? "\r\n" : "\n"));
      start = i + 1;
    }
    if (start < text.length()) {
      lines.add(new Line(text.substring(start), ""));
    }
    return new SourceLines(lines);
  }

  List<String> texts() {
    return lines.stream().map(Line::text).toList();
  }

  /// Puts other lines in the place of some; the file's last line keeps its ending or its lack.
  SourceLines replaced(int from, int count, List<String> replacement) {
    String ending = ending();
    String last = lines.isEmpty() ? ending : lines.getLast().ending();
    List<Line> all = new ArrayList<>(lines.subList(0, from));
    replacement.forEach(text -> all.add(new Line(text, ending)));
    all.addAll(lines.subList(from + count, lines.size()));
    List<Line> ended = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Line line = all.get(i);
      boolean isLast = i == all.size() - 1;
      ended.add(
          new Line(line.text(), isLast ? last : line.ending().isEmpty() ? ending : line.ending()));
    }
    return new SourceLines(ended);
  }

  /// The ending that most lines have.
  private String ending() {
    long carriages = lines.stream().filter(line -> line.ending().equals("\r\n")).count();
    return carriages * 2 > lines.size() ? "\r\n" : "\n";
  }

  String text() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text()).append(line.ending()));
    return text.toString();
  }
}
