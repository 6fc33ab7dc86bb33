package dev.alhazen.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/// A plain table whose columns are as wide as they need to be; the last one wraps.
final class Rows {
  private static final int GAP = 2;
  private static final int LAST = 60;

  private final List<List<String>> rows = new ArrayList<>();

  Rows(String... headings) {
    rows.add(List.of(headings));
  }

  void add(String... cells) {
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    Column[] columns = new Column[rows.getFirst().size()];
    for (int i = 0; i < columns.length; i++) {
      boolean last = i == columns.length - 1;
      int width = Math.min(width(i) + GAP, last ? LAST : Integer.MAX_VALUE);
      columns[i] = new Column(width, 0, last ? Overflow.WRAP : Overflow.TRUNCATE);
    }
    TextTable table = TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), columns);
    rows.forEach(row -> table.addRowValues(row.toArray(String[]::new)));
    return table.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
