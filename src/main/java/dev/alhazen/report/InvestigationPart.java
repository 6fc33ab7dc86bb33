package dev.alhazen.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import dev.alhazen.base.Finding;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.page.Blocks;
import dev.alhazen.page.Table;
import dev.alhazen.review.ReviewFile;
import dev.alhazen.review.ReviewPage;
import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One investigation: outcome, papers, runs, figures, trials, reviews.
final class InvestigationPart {
  /// A larger picture is linked instead, so that the page stays light.
  private static final long LARGEST_PICTURE = 3L << 20;

  private InvestigationPart() {}

  static DomContent of(StudyFiles study, InvestigationFiles one) {
    List<DomContent> blocks = new ArrayList<>();
    blocks.add(p(Blocks.badge(tone(one.status()), one.status()), text(" " + one.reason())));
    blocks.add(links(study, one));
    blocks.addAll(findings(one.findings()));
    blocks.addAll(RunsPart.of(one));
    blocks.addAll(figures(one));
    if (!one.notes().isBlank()) {
      blocks.add(Blocks.folded("Notes", List.of(Blocks.verbatim(one.notes()))));
    }
    blocks.addAll(reviews(one));
    return Blocks.part(one.name(), heading(study, one), blocks);
  }

  static Blocks.Tone tone(String status) {
    return switch (status) {
      case "finished", "negative" -> Blocks.Tone.GOOD;
      case "failed" -> Blocks.Tone.BAD;
      case "draft" -> Blocks.Tone.WARN;
      default -> Blocks.Tone.PLAIN;
    };
  }

  /// `4, improved 5`, as far as there are reviews.
  static String scores(InvestigationFiles one) {
    String before = one.review().map(InvestigationPart::decisive).orElse("–");
    return one.improved().map(after -> before + ", improved " + decisive(after)).orElse(before);
  }

  private static String decisive(ReviewFile file) {
    return "%s %d (%s)"
        .formatted(
            file.decides(),
            file.review().scores().getOrDefault(file.decides(), 0),
            file.decision());
  }

  private static String heading(StudyFiles study, InvestigationFiles one) {
    return study.proposals().stream()
        .filter(proposal -> proposal.idea().name().equals(one.name()))
        .map(proposal -> proposal.idea().title())
        .findFirst()
        .orElse(one.name());
  }

  private static DomContent links(StudyFiles study, InvestigationFiles one) {
    Path folder = one.folder();
    List<Path> files =
        Stream.concat(
                one.papers().stream(),
                Stream.of("review.html", "review-improved.html", "transcript.md", "log.txt")
                    .map(folder::resolve)
                    .filter(Files::exists))
            .toList();
    return ul(each(files, file -> li(link(study.folder(), file))));
  }

  private static DomContent link(Path study, Path file) {
    String target = study.relativize(file).toString().replace('\\', '/');
    return a(file.getFileName().toString()).withHref(target);
  }

  private static List<DomContent> findings(List<Finding> findings) {
    if (findings.isEmpty()) {
      return List.of();
    }
    Table table =
        new Table(
            "What stayed wrong with the paper",
            List.of(
                Table.Column.words("finding"),
                Table.Column.words("kind"),
                Table.Column.words("place"),
                Table.Column.words("message")));
    for (Finding finding : findings) {
      String weight = finding.blocks() ? "blocks" : "warns";
      table.row(finding.id() + ", " + weight, finding.kind(), finding.place(), finding.message());
    }
    return List.of(h3("Findings"), table.html());
  }

  private static List<DomContent> figures(InvestigationFiles one) {
    if (one.figures().isEmpty()) {
      return List.of();
    }
    List<DomContent> blocks = new ArrayList<>(List.of(h3("Figures")));
    one.figures().forEach(file -> blocks.add(figure(one, file)));
    return blocks;
  }

  private static DomContent figure(InvestigationFiles one, Path file) {
    String name = file.getFileName().toString();
    try {
      if (Files.size(file) > LARGEST_PICTURE) {
        return p(a(name).withHref("%s/workspace/figures/%s".formatted(one.name(), name)));
      }
      return Blocks.picture(Files.readAllBytes(file), mediaType(name), name);
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(file, e), e);
    }
  }

  private static String mediaType(String name) {
    return name.endsWith(".svg")
        ? "image/svg+xml"
        : name.endsWith(".jpg") ? "image/jpeg" : "image/png";
  }

  private static List<DomContent> reviews(InvestigationFiles one) {
    List<DomContent> blocks = new ArrayList<>();
    if (one.review().isPresent()) {
      blocks.add(h3("Reviews"));
      blocks.add(scoreTable(one.review().orElseThrow(), one.improved()));
    }
    one.review().ifPresent(file -> blocks.add(folded("Review", file)));
    one.improved().ifPresent(file -> blocks.add(folded("Review of the improved paper", file)));
    return blocks;
  }

  private static DomContent scoreTable(ReviewFile before, Optional<ReviewFile> after) {
    Table table =
        new Table(
            "Scores of the first paper and of the improved one, with the range of the reviewers",
            List.of(
                Table.Column.words("score"),
                Table.Column.words("first"),
                Table.Column.words("improved")));
    for (String score : before.scores().sequencedKeySet()) {
      table.row(score, range(before, score), after.map(file -> range(file, score)).orElse("–"));
    }
    return table.html();
  }

  private static String range(ReviewFile file, String score) {
    return Optional.ofNullable(file.scores().get(score))
        .map(s -> "%d (%d to %d)".formatted(s.value(), s.low(), s.high()))
        .orElse("–");
  }

  private static DomContent folded(String heading, ReviewFile file) {
    return Blocks.folded("%s: %s".formatted(heading, decisive(file)), ReviewPage.blocks(file));
  }
}
