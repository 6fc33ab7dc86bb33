package dev.alhazen.manuscript;

/// Where in a section something is, in words that a model and a person can follow.
final class Place {
  private Place() {}

  /// `results, line 3`, counted in the section as the model wrote it.
  static String at(SectionKind section, String latex, int offset) {
    return "%s, line %d".formatted(section.id(), line(latex, offset));
  }

  /// The section that a place names; the whole place where it names none.
  static String section(String place) {
    int comma = place.indexOf(',');
    return comma < 0 ? place : place.substring(0, comma);
  }

  private static int line(String latex, int offset) {
    return 1
        + (int)
            latex
                .substring(0, Math.min(offset, latex.length()))
                .chars()
                .filter(c -> c == '\n')
                .count();
  }
}
