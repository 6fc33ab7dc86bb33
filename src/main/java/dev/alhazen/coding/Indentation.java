package dev.alhazen.coding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// One indentation that all lines of a file's passage have more, or less, than a coder wrote.
///
/// @param added what the file has before each line; empty where the coder wrote too much
/// @param removed what the coder wrote before each line in excess
record Indentation(String added, String removed) {
  private static final int[] TAB_WIDTHS = {4, 2, 8, 3};

  /// Other lines, of the same coder, as the file would indent them.
  ///
  /// Where one writes tabs and the other spaces, every usual width of a tab is tried; widths that
  /// lead to different lines are no answer.
  ///
  /// @param written what the coder believes to be in the file
  /// @param file what is there, line by line
  /// @return empty where no single indentation leads from one to the other
  static Optional<List<String>> fitted(
      List<String> written, List<String> file, List<String> others) {
    Optional<Indentation> plain = between(written, file);
    if (plain.isPresent()) {
      return plain.get().applied(others);
    }
    Set<List<String>> straight = new LinkedHashSet<>();
    Set<List<String>> shifted = new LinkedHashSet<>();
    for (UnaryOperator<String> spelling : spellings()) {
      between(written.stream().map(spelling).toList(), file)
          .ifPresent(
              indentation ->
                  indentation
                      .applied(others.stream().map(spelling).toList())
                      .filter(lines -> lines.stream().noneMatch(Indentation::isMixed))
                      .ifPresent((indentation.isNone() ? straight : shifted)::add));
    }
    Set<List<String>> best = straight.isEmpty() ? shifted : straight;
    return best.size() == 1 ? Optional.of(best.iterator().next()) : Optional.empty();
  }

  /// Whether one indentation, or tabs for spaces, lead from one to the other.
  static boolean fits(List<String> written, List<String> file) {
    return between(written, file).isPresent()
        || spellings().stream()
            .anyMatch(s -> between(written.stream().map(s).toList(), file).isPresent());
  }

  private static List<UnaryOperator<String>> spellings() {
    List<UnaryOperator<String>> spellings = new ArrayList<>();
    for (int width : TAB_WIDTHS) {
      String spaces = " ".repeat(width);
      spellings.add(line -> respelled(line, spaces, "\t"));
      spellings.add(line -> respelled(line, "\t", spaces));
    }
    return spellings;
  }

  private static String respelled(String line, String unit, String other) {
    int at = 0;
    StringBuilder spelled = new StringBuilder();
    while (line.startsWith(unit, at)) {
      spelled.append(other);
      at += unit.length();
    }
    return at == 0 ? line : spelled.append(line, at, line.length()).toString();
  }

  /// The indentation that turns one into the other; empty where there is no such one.
  static Optional<Indentation> between(List<String> written, List<String> file) {
    Optional<Indentation> common = Optional.empty();
    for (int i = 0; i < written.size(); i++) {
      String w = written.get(i).stripTrailing();
      String f = file.get(i).stripTrailing();
      if (!w.stripLeading().equals(f.stripLeading())) {
        return Optional.empty();
      }
      if (!w.isEmpty()) {
        Indentation here = ofLine(w, f);
        if (common.isPresent() && !common.get().equals(here) || !here.applies(w, f)) {
          return Optional.empty();
        }
        common = Optional.of(here);
      }
    }
    return common;
  }

  private static Indentation ofLine(String written, String file) {
    int more = file.length() - written.length();
    return more >= 0
        ? new Indentation(file.substring(0, more), "")
        : new Indentation("", written.substring(0, -more));
  }

  private boolean applies(String written, String file) {
    return added.isBlank() && removed.isBlank() && (added + written).equals(removed + file);
  }

  /// Whether a line is indented by tabs and spaces: a sign that the tab's width is wrong.
  private static boolean isMixed(String line) {
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    return indent.contains("\t") && indent.contains(" ") && !line.isBlank();
  }

  private boolean isNone() {
    return added.isEmpty() && removed.isEmpty();
  }

  /// The lines with the file's indentation; empty where a line has too little to take away.
  private Optional<List<String>> applied(List<String> lines) {
    if (isNone()) {
      return Optional.of(lines);
    }
    List<String> moved = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank()) {
        moved.add("");
      } else if (line.startsWith(removed)) {
        moved.add(added + line.substring(removed.length()));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(moved);
  }
}
