package dev.alhazen.report;

import static j2html.TagCreator.h3;
import static j2html.TagCreator.h4;

import dev.alhazen.experiment.Amendment;
import dev.alhazen.experiment.Deviation;
import dev.alhazen.experiment.Plan;
import dev.alhazen.experiment.Protocol;
import dev.alhazen.page.Blocks;
import dev.alhazen.page.Table;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/// The plan as it was sealed, its amendments, and in what the work departed from it.
final class PlanPart {
  private PlanPart() {}

  static List<DomContent> of(Protocol protocol) {
    List<DomContent> blocks = new ArrayList<>();
    protocol.plan().ifPresent(plan -> blocks.addAll(sealed(plan)));
    blocks.addAll(
        listed("Amendments", protocol.amendments().stream().map(Amendment::line).toList()));
    blocks.addAll(
        listed(
            "Deviations from the plan",
            protocol.deviations().stream().map(Deviation::text).toList()));
    if (!protocol.repeated().isEmpty()) {
      blocks.add(Blocks.text(protocol.repeated()));
    }
    return blocks;
  }

  private static List<DomContent> sealed(Plan plan) {
    Table runs =
        new Table(
            "Planned runs",
            List.of(
                Table.Column.words("run"),
                Table.Column.words("what"),
                Table.Column.words("change"),
                Table.Column.words("starts from")));
    plan.runs().forEach(run -> runs.row(run.run(), run.title(), run.change(), start(run)));
    return List.of(
        h3("The plan, sealed before the first run"),
        Blocks.text(plan.hypothesis()),
        runs.html(),
        Blocks.text("What decides, over %d repetitions of each run:".formatted(plan.seeds())),
        Blocks.points(plan.comparisonLines()),
        Blocks.text("SHA-256 " + plan.digest().hex()));
  }

  private static String start(Plan.Planned run) {
    return run.from().isEmpty() ? "the run before" : run.from();
  }

  private static List<DomContent> listed(String heading, List<String> lines) {
    return lines.isEmpty() ? List.of() : List.of(h4(heading), Blocks.points(lines));
  }
}
