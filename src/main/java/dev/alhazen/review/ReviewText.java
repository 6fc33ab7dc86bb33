package dev.alhazen.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A review as Markdown.
public final class ReviewText {
  static final String REHEARSAL =
      "This is a rehearsal: no language model read the paper, and nothing here judges it.";

  private ReviewText() {}

  /// The whole review, scores in a table.
  public static String of(ReviewFile file) {
    List<String> lines = new ArrayList<>();
    lines.add("# Review of %s\n".formatted(oneLine(file.paper())));
    if (file.rehearsal()) {
      lines.add("**%s**\n".formatted(REHEARSAL));
    }
    lines.add(verdict(file) + "\n");
    file.notes().forEach(note -> lines.add("> %s\n".formatted(oneLine(note))));
    lines.add("| score | value | mean | reviewers |\n|---|---|---|---|");
    file.scores().entrySet().forEach(score -> lines.add(row(score)));
    lines.add("\n## Summary\n\n%s\n".formatted(file.summary().strip()));
    lines.add(list("Strengths", file.strengths()));
    lines.add(list("Weaknesses", file.weaknesses()));
    lines.add(list("Questions", file.questions()));
    lines.add(list("Limitations", file.limitations()));
    lines.add("## Ethical concerns\n\n%s".formatted(file.ethicalConcerns() ? "Yes" : "None"));
    return String.join("\n", lines) + "\n";
  }

  /// `Reject: Overall is 5, accepted from 6 on. 3 reviews by local/x.`
  static String verdict(ReviewFile file) {
    Aggregate decisive = file.scores().get(file.decides());
    return "%s: %s is %s, accepted from %d on. %d %s by %s."
        .formatted(
            capital(file.decision()),
            file.decides(),
            decisive == null ? "unknown" : decisive.value(),
            file.acceptFrom(),
            file.ensemble().size(),
            file.ensemble().size() == 1 ? "review" : "reviews",
            file.reviewer());
  }

  /// Two decimals.
  static String mean(Aggregate score) {
    return String.format(Locale.ROOT, "%.2f", score.mean());
  }

  /// The values of the reviewers, in their order.
  static String values(Aggregate score) {
    return String.join(", ", score.values().stream().map(String::valueOf).toList());
  }

  static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String row(Map.Entry<String, Aggregate> score) {
    Aggregate aggregate = score.getValue();
    return "| %s | %d | %s | %s |"
        .formatted(score.getKey(), aggregate.value(), mean(aggregate), values(aggregate));
  }

  private static String list(String heading, List<String> points) {
    List<String> lines = new ArrayList<>(List.of("## %s\n".formatted(heading)));
    points.forEach(point -> lines.add("- " + oneLine(point)));
    if (points.isEmpty()) {
      lines.add("None.");
    }
    return String.join("\n", lines) + "\n";
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
