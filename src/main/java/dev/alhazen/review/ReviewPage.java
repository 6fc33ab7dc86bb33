package dev.alhazen.review;

import static j2html.TagCreator.h1;

import dev.alhazen.page.Blocks;
import dev.alhazen.page.Page;
import dev.alhazen.page.Table;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/// A review as a page, and as blocks for other pages.
public final class ReviewPage {
  private ReviewPage() {}

  /// The whole page.
  public static Page of(ReviewFile file) {
    List<DomContent> content = new ArrayList<>();
    content.add(h1("Review: " + file.paper()));
    content.addAll(blocks(file));
    for (Review single : file.ensemble()) {
      content.add(Blocks.folded(heading(single, file), texts(single)));
    }
    return new Page("Review: " + file.paper(), content);
  }

  /// The merged review without a heading.
  public static List<DomContent> blocks(ReviewFile file) {
    List<DomContent> blocks = new ArrayList<>();
    if (file.rehearsal()) {
      blocks.add(Blocks.banner(Blocks.Tone.WARN, ReviewText.REHEARSAL));
    }
    blocks.add(Blocks.badge(tone(file), ReviewText.verdict(file)));
    file.notes().forEach(note -> blocks.add(Blocks.banner(Blocks.Tone.WARN, note)));
    blocks.add(scores(file));
    blocks.addAll(texts(file.review()));
    return blocks;
  }

  private static Blocks.Tone tone(ReviewFile file) {
    return file.decision().equals("accept") ? Blocks.Tone.GOOD : Blocks.Tone.PLAIN;
  }

  private static DomContent scores(ReviewFile file) {
    Table table =
        new Table(
            "Scores over all reviewers",
            List.of(
                Table.Column.words("score"),
                Table.Column.numbers("value"),
                Table.Column.numbers("mean"),
                Table.Column.words("each reviewer")));
    file.scores()
        .forEach(
            (name, score) ->
                table.row(
                    name,
                    String.valueOf(score.value()),
                    ReviewText.mean(score),
                    ReviewText.values(score)));
    return table.html();
  }

  private static List<DomContent> texts(Review review) {
    return List.of(
        Blocks.card("Summary", List.of(Blocks.text(review.summary()))),
        Blocks.card("Strengths", List.of(Blocks.points(review.strengths()))),
        Blocks.card("Weaknesses", List.of(Blocks.points(review.weaknesses()))),
        Blocks.card("Questions", List.of(Blocks.points(review.questions()))),
        Blocks.card("Limitations", List.of(Blocks.points(review.limitations()))),
        Blocks.card(
            "Ethical concerns", List.of(Blocks.text(review.ethicalConcerns() ? "Yes" : "None"))));
  }

  private static String heading(Review single, ReviewFile file) {
    return "Review %d of %d: %s, %s %d"
        .formatted(
            file.ensemble().indexOf(single) + 1,
            file.ensemble().size(),
            ReviewFile.word(single.decision()),
            file.decides(),
            single.scores().getOrDefault(file.decides(), 0));
  }
}
