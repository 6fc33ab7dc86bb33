package dev.alhazen.manuscript;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The numbers of sections, figures, tables and equations, as LaTeX would give them.
final class HtmlLabels {
  private final Map<String, String> numbers = new HashMap<>();
  private int section;
  private int subsection;
  private int figure;
  private int table;
  private int equation;
  private boolean appendix;
  private String current = "";

  static HtmlLabels of(String latex) {
    HtmlLabels labels = new HtmlLabels();
    Set<String> names =
        Set.of("section", "subsection", "begin", "caption", "end", "label", "appendix");
    for (Macro macro : Macro.in(latex, names)) {
      labels.read(macro);
    }
    return labels;
  }

  /// The number behind a label; a question mark where there is none.
  String number(String label) {
    return numbers.getOrDefault(label.strip(), "?");
  }

  private void read(Macro macro) {
    String argument = macro.argument().orElse("").strip();
    switch (macro.name()) {
      case "appendix" -> {
        appendix = true;
        section = 0;
      }
      case "section" -> {
        section++;
        subsection = 0;
        current = sectionNumber();
      }
      case "subsection" -> current = "%s.%d".formatted(sectionNumber(), ++subsection);
      case "begin" -> begin(argument);
      case "label" -> numbers.put(argument, current);
      default -> {}
    }
  }

  private void begin(String environment) {
    switch (environment) {
      case "figure" -> current = String.valueOf(++figure);
      case "table", "longtable" -> current = String.valueOf(++table);
      case "equation", "align" -> current = String.valueOf(++equation);
      default -> {}
    }
  }

  private String sectionNumber() {
    return appendix ? String.valueOf((char) ('A' + section - 1)) : String.valueOf(section);
  }
}
