package dev.alhazen.report;

import static j2html.TagCreator.text;

import dev.alhazen.idea.Idea;
import dev.alhazen.idea.Verdict;
import dev.alhazen.literature.Work;
import dev.alhazen.page.Blocks;
import dev.alhazen.page.Table;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The ideas with their verdicts, and what was searched to come to them.
final class IdeasPart {
  private IdeasPart() {}

  static DomContent of(StudyFiles study) {
    if (study.proposals().isEmpty()) {
      return Blocks.part("ideas", "Ideas", List.of(Blocks.text("No idea has been proposed yet.")));
    }
    List<DomContent> blocks = new ArrayList<>(List.of(table(study.proposals())));
    study.proposals().forEach(proposal -> blocks.add(details(proposal)));
    return Blocks.part("ideas", "Ideas", blocks);
  }

  private static DomContent table(List<StudyFiles.Proposal> proposals) {
    Table table =
        new Table(
            "Ideas with the proposer's own ratings, 1 to 10, and the verdict of the search",
            List.of(
                Table.Column.words("idea"),
                Table.Column.words("title"),
                Table.Column.numbers("interesting"),
                Table.Column.numbers("feasible"),
                Table.Column.numbers("novel"),
                Table.Column.words("verdict")));
    proposals.forEach(proposal -> table.row(row(proposal)));
    return table.html();
  }

  private static List<DomContent> row(StudyFiles.Proposal proposal) {
    Idea idea = proposal.idea();
    Verdict.Status status =
        proposal.verdict().map(Verdict::status).orElse(Verdict.Status.UNCHECKED);
    return List.of(
        text(idea.name()),
        text(idea.title()),
        text(String.valueOf(idea.interestingness())),
        text(String.valueOf(idea.feasibility())),
        text(String.valueOf(idea.novelty())),
        Blocks.badge(tone(status), status.name().toLowerCase(Locale.ROOT)));
  }

  private static Blocks.Tone tone(Verdict.Status status) {
    return switch (status) {
      case NOVEL -> Blocks.Tone.GOOD;
      case KNOWN -> Blocks.Tone.BAD;
      case UNDECIDED -> Blocks.Tone.WARN;
      case INCREMENTAL, UNCHECKED -> Blocks.Tone.PLAIN;
    };
  }

  private static DomContent details(StudyFiles.Proposal proposal) {
    List<DomContent> blocks = new ArrayList<>(List.of(Blocks.text(proposal.idea().experiment())));
    proposal.verdict().ifPresent(verdict -> blocks.addAll(verdict(verdict)));
    return Blocks.folded(
        proposal.idea().name() + ": experiment and search for earlier work", blocks);
  }

  private static List<DomContent> verdict(Verdict verdict) {
    List<DomContent> blocks = new ArrayList<>();
    blocks.add(Blocks.text(verdict.reason()));
    if (!verdict.nearest().isEmpty()) {
      blocks.add(Blocks.text("Nearest works, the nearest first:"));
      blocks.add(Blocks.points(verdict.nearest().stream().map(IdeasPart::citation).toList()));
    }
    blocks.add(queries(verdict.queries()));
    return blocks;
  }

  private static String citation(Work work) {
    return "%s. %s. %s%s [%s]"
        .formatted(
            String.join(", ", work.authors()),
            work.title(),
            work.venue().isEmpty() ? "" : work.venue() + ", ",
            work.year().map(String::valueOf).orElse("no year"),
            work.key());
  }

  private static DomContent queries(List<Verdict.Query> queries) {
    if (queries.isEmpty()) {
      return Blocks.text("Nothing was searched.");
    }
    Table table =
        new Table(
            "Every search, in order",
            List.of(
                Table.Column.words("query"),
                Table.Column.words("source"),
                Table.Column.words("answer")));
    queries.forEach(query -> table.row(query.text(), query.source(), answer(query)));
    return table.html();
  }

  private static String answer(Verdict.Query query) {
    if (!query.silence().isEmpty()) {
      return "no answer: " + query.silence();
    }
    return query.found().isEmpty() ? "no works" : String.join(", ", query.found());
  }
}
