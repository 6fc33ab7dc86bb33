package dev.alhazen.idea;

import dev.alhazen.literature.Work;
import java.util.List;
import java.util.Map;

/// How works stand in a prompt. What is cut says so.
final class Material {
  /// About 500 tokens: nearly every abstract is shorter.
  private static final int ABSTRACT_CHARACTERS = 2_000;

  private static final int GLANCE_CHARACTERS = 300;
  private static final int PASSAGES = 2;
  private static final int PASSAGE_CHARACTERS = 600;
  private static final int AUTHORS = 6;

  private Material() {}

  /// A work with all that is known of it.
  static Map<String, Object> inFull(Work work) {
    boolean retracted = work.standing() == Work.Standing.RETRACTED;
    return Map.of(
        "key",
        work.key(),
        "title",
        work.title(),
        "byline",
        byline(work) + year(work),
        "venue",
        work.venue().isEmpty() ? "unknown" : work.venue(),
        "retracted",
        retracted,
        "abstract",
        work.summary().isBlank() ? "not available" : cut(work.summary(), ABSTRACT_CHARACTERS),
        "passages",
        work.passages().stream()
            .limit(PASSAGES)
            .map(passage -> cut(passage, PASSAGE_CHARACTERS))
            .toList());
  }

  /// A work with the beginning of its abstract.
  static Map<String, String> atAGlance(Work work) {
    return Map.of(
        "line",
        line(work),
        "glance",
        work.summary().isBlank()
            ? "abstract not available"
            : cut(work.summary(), GLANCE_CHARACTERS));
  }

  static List<String> lines(List<Work> works) {
    return works.stream().map(Material::line).toList();
  }

  private static String line(Work work) {
    String mark = work.standing() == Work.Standing.RETRACTED ? " [retracted]" : "";
    return work.title() + year(work) + mark;
  }

  private static String byline(Work work) {
    List<String> authors = work.authors();
    if (authors.isEmpty()) {
      return "unknown";
    }
    return authors.size() <= AUTHORS
        ? String.join(", ", authors)
        : "%s and %d others"
            .formatted(String.join(", ", authors.subList(0, AUTHORS)), authors.size() - AUTHORS);
  }

  private static String year(Work work) {
    return work.year().map(" (%d)"::formatted).orElse("");
  }

  /// Cuts at a word where there is one.
  private static String cut(String text, int most) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= most) {
      return line;
    }
    int space = line.lastIndexOf(' ', most);
    String shown = line.substring(0, space > most / 2 ? space : most);
    return "%s … [%,d of %,d characters shown]".formatted(shown, shown.length(), line.length());
  }
}
