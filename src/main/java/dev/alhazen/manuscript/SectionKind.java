package dev.alhazen.manuscript;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The parts of a paper, in the order in which it is read.
enum SectionKind {
  ABSTRACT("abstract", "Abstract", 60),
  INTRODUCTION("introduction", "Introduction", 120),
  RELATED_WORK("related_work", "Related Work", 80),
  BACKGROUND("background", "Background", 100),
  METHOD("method", "Method", 100),
  SETUP("setup", "Experimental Setup", 80),
  RESULTS("results", "Results", 120),
  CONCLUSION("conclusion", "Conclusion", 60);

  /// The order of writing: the sections of one group are written at once, with the groups before in
  /// view. What rests on the rest of the paper comes last; the method takes its notation from the
  /// background.
  static final List<List<SectionKind>> WRITING_ORDER =
      List.of(
          List.of(BACKGROUND, SETUP, RESULTS, RELATED_WORK),
          List.of(METHOD, INTRODUCTION, CONCLUSION, ABSTRACT));

  private final String id;
  private final String title;
  private final int leastWords;

  SectionKind(String id, String title, int leastWords) {
    this.id = id;
    this.title = title;
    this.leastWords = leastWords;
  }

  String id() {
    return id;
  }

  String title() {
    return title;
  }

  /// Fewer words than these are not a section.
  int leastWords() {
    return leastWords;
  }

  /// Whether numbers that the code holds may be named here: where the experiment is described.
  boolean describesTheExperiment() {
    return this == BACKGROUND || this == METHOD || this == SETUP;
  }

  static Optional<SectionKind> of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
  }

  /// The section that loose words of a reviewer name, such as `Experimental Setup` or `results`.
  static Optional<SectionKind> named(String words) {
    String plain = words.toLowerCase(Locale.ROOT).replace('_', ' ').strip();
    return Arrays.stream(values())
        .filter(kind -> plain.equals(kind.id.replace('_', ' ')) || plain.contains(kind.plain()))
        .findFirst();
  }

  private String plain() {
    return title.toLowerCase(Locale.ROOT);
  }
}
