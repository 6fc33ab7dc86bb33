package dev.alhazen.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import dev.alhazen.idea.Comparison;
import dev.alhazen.idea.Idea;
import dev.alhazen.idea.Verdict;
import dev.alhazen.literature.Work;
import dev.alhazen.page.Blocks;
import dev.alhazen.page.Table;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
    verdict.remarks().forEach(remark -> blocks.add(Blocks.text(remark)));
    if (!verdict.nearest().isEmpty()) {
      blocks.add(comparisons(verdict));
    }
    blocks.add(queries(verdict.queries()));
    if (!verdict.queries().isEmpty()) {
      blocks.add(Blocks.points(verdict.sources()));
    }
    return blocks;
  }

  private static DomContent comparisons(Verdict verdict) {
    Table table =
        new Table(
            verdict.comparisons().isEmpty()
                ? "The works that came nearest, the nearest first"
                : "The works that came nearest, the nearest first, and what the idea shares with them",
            List.of(
                Table.Column.words("work"),
                Table.Column.words("problem"),
                Table.Column.words("method"),
                Table.Column.words("evidence")));
    for (Work work : verdict.nearest()) {
      Optional<Comparison> comparison = verdict.comparison(work);
      table.row(
          List.of(
              citation(work),
              facet(comparison.map(Comparison::problem)),
              facet(comparison.map(Comparison::method)),
              facet(comparison.map(Comparison::evidence))));
    }
    return table.html();
  }

  private static DomContent facet(Optional<Comparison.Facet> facet) {
    return facet
        .<DomContent>map(
            each ->
                span(
                    Blocks.badge(
                        tone(each.overlap()), each.overlap().name().toLowerCase(Locale.ROOT)),
                    text(" " + each.why())))
        .orElseGet(() -> text("not compared"));
  }

  private static Blocks.Tone tone(Comparison.Overlap overlap) {
    return switch (overlap) {
      case SAME -> Blocks.Tone.BAD;
      case PARTIAL -> Blocks.Tone.WARN;
      case NONE -> Blocks.Tone.PLAIN;
    };
  }

  private static DomContent citation(Work work) {
    String venue = work.venue().isEmpty() ? "" : work.venue() + ", ";
    String where = ". %s%s [%s] ".formatted(venue, year(work), work.key());
    return span(
        text(String.join(", ", work.authors()) + ". "),
        work.link()
            .<DomContent>map(link -> a(work.title()).withHref(link))
            .orElseGet(() -> text(work.title())),
        text(where),
        iff(
            work.standing() == Work.Standing.RETRACTED,
            Blocks.badge(Blocks.Tone.BAD, "retracted")));
  }

  private static String year(Work work) {
    return work.year().map(String::valueOf).orElse("no year");
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
                Table.Column.words("answer"),
                Table.Column.words("works")));
    queries.forEach(
        query ->
            table.row(
                query.text(),
                query.source(),
                query.datedOutcome(),
                String.join(", ", query.found())));
    return table.html();
  }
}
