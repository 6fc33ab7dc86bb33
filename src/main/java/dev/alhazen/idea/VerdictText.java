package dev.alhazen.idea;

import dev.alhazen.literature.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A verdict as text for a terminal: the verdict, the comparisons that it rests on, every search.
public final class VerdictText {
  private static final int WIDTH = 96;
  private static final int AUTHORS = 3;

  private final List<String> lines = new ArrayList<>();

  private VerdictText() {}

  /// Ends with a line break.
  public static String of(Idea idea, Verdict verdict) {
    VerdictText text = new VerdictText();
    text.add("", idea.title());
    text.add("verdict    ", verdict.status().name().toLowerCase(Locale.ROOT));
    text.add("           ", verdict.reason());
    verdict.remarks().forEach(remark -> text.add("remark     ", remark));
    text.works(verdict);
    text.searches(verdict);
    return String.join("\n", text.lines) + "\n";
  }

  private void works(Verdict verdict) {
    if (verdict.nearest().isEmpty()) {
      return;
    }
    lines.add("");
    add("", "The works that came nearest, and what the idea shares with them");
    int number = 0;
    for (Work work : verdict.nearest()) {
      number++;
      add("%3d. ".formatted(number), citation(work));
      work.link().ifPresent(link -> add("     ", link));
      verdict.comparison(work).ifPresent(this::comparison);
    }
  }

  private void comparison(Comparison comparison) {
    facet("problem", comparison.problem());
    facet("method", comparison.method());
    facet("evidence", comparison.evidence());
  }

  private void facet(String name, Comparison.Facet facet) {
    String overlap = facet.overlap().name().toLowerCase(Locale.ROOT);
    add("     %-9s %-8s ".formatted(name, overlap), facet.why());
  }

  private void searches(Verdict verdict) {
    if (verdict.queries().isEmpty()) {
      return;
    }
    lines.add("");
    add("", "Every search");
    int source = verdict.queries().stream().mapToInt(q -> q.source().length()).max().orElse(0);
    int outcome = verdict.queries().stream().mapToInt(q -> outcome(q).length()).max().orElse(0);
    String row = "  %-" + source + "s  %-" + outcome + "s  ";
    verdict.queries().forEach(q -> add(row.formatted(q.source(), outcome(q)), q.text()));
    lines.add("");
    verdict.sources().forEach(line -> add("", line));
  }

  /// The reason of a silence stands below, once for each source.
  private static String outcome(Verdict.Query query) {
    return query.silence().isEmpty() ? query.datedOutcome() : "no answer";
  }

  /// `Given Family and 9 others: Title. Venue, 2019. [key]`, retractions marked.
  static String citation(Work work) {
    List<String> authors = work.authors();
    String by =
        authors.size() <= AUTHORS
            ? String.join(", ", authors)
            : "%s and %d others".formatted(authors.getFirst(), authors.size() - 1);
    String venue = work.venue().isEmpty() ? "" : work.venue() + ", ";
    return "%s%s. %s%s.%s [%s]"
        .formatted(
            by.isEmpty() ? "" : by + ": ",
            work.title(),
            venue,
            work.year().map(String::valueOf).orElse("no year"),
            work.standing() == Work.Standing.RETRACTED ? " RETRACTED." : "",
            work.key());
  }

  /// Wraps text behind a head; further lines stand under the first.
  private void add(String head, String text) {
    String indent = " ".repeat(head.length());
    StringBuilder line = new StringBuilder(head);
    boolean begins = true;
    for (String word : text.strip().split("\\s+")) {
      if (!begins && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(indent);
        begins = true;
      }
      line.append(begins ? "" : " ").append(word);
      begins = false;
    }
    lines.add(line.toString().stripTrailing());
  }
}
