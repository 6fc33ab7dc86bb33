package dev.alhazen.page;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iffElse;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/// A table under construction: the first column names the rows.
public final class Table {
  private final String caption;
  private final List<Column> columns;
  private final List<List<DomContent>> rows = new ArrayList<>();

  /// One column.
  public record Column(String heading, Align align) {
    public static Column words(String heading) {
      return new Column(heading, Align.LEFT);
    }

    public static Column numbers(String heading) {
      return new Column(heading, Align.RIGHT);
    }
  }

  /// Where a cell's content stands.
  public enum Align {
    LEFT,
    RIGHT
  }

  /// @param caption says what the table shows, also to those who do not see it
  public Table(String caption, List<Column> columns) {
    this.caption = caption;
    this.columns = List.copyOf(columns);
  }

  /// Adds a row of plain texts.
  public Table row(String... cells) {
    return row(java.util.Arrays.stream(cells).map(cell -> (DomContent) text(cell)).toList());
  }

  /// Adds a row.
  ///
  /// @throws IllegalArgumentException where it has not one cell for each column
  public Table row(List<? extends DomContent> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(cells.size(), columns.size()));
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  /// The table; wide ones scroll by themselves.
  public DomContent html() {
    return div(table(
            caption(caption),
            thead(tr(each(columns, Table::heading))),
            tbody(each(rows, this::cells))))
        .withClass("table");
  }

  private static DomContent heading(Column column) {
    return th(column.heading()).attr("scope", "col").withClass(style(column));
  }

  private DomContent cells(List<DomContent> row) {
    return tr(each(row, (column, content) -> cell(content, column)));
  }

  private DomContent cell(DomContent content, int column) {
    String style = style(columns.get(column));
    return iffElse(
        column == 0,
        th(content).attr("scope", "row").withClass(style),
        td(content).withClass(style));
  }

  private static String style(Column column) {
    return column.align() == Align.RIGHT ? "number" : "word";
  }
}
