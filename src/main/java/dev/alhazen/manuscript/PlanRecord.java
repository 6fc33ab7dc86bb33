package dev.alhazen.manuscript;

import dev.alhazen.experiment.Amendment;
import dev.alhazen.experiment.Deviation;
import dev.alhazen.experiment.Plan;
import dev.alhazen.experiment.Protocol;
import dev.alhazen.experiment.Trials;
import java.util.List;

/// What the appendix says of the plan: as it was sealed, how it was amended, and in what the work
/// departed from it.
final class PlanRecord {
  private static final int MOST_TEXT = 1_200;
  private static final int MOST_LINE = 400;

  private final Trials trials;

  PlanRecord(Trials trials) {
    this.trials = trials;
  }

  /// Empty where nothing was planned by the program.
  String latex() {
    Protocol protocol = trials.protocol();
    return protocol.plan().map(plan -> sealed(plan, protocol) + conduct(protocol)).orElse("");
  }

  private static String sealed(Plan plan, Protocol protocol) {
    return """
    \\subsection*{The plan as it was sealed}
    The plan was recorded when the baseline had been measured and before any other run, with the SHA-256 digest \\texttt{%s}.
    \\begin{description}
    \\item[Hypothesis] %s
    \\end{description}
    Planned runs:
    %s
    Comparisons that were to decide, over %d %s of each run%s:
    %s
    """
        .formatted(
            plan.digest().brief(),
            Breakable.latex(plan.hypothesis(), MOST_TEXT),
            points(plan.runs().stream().map(PlanRecord::line).toList()),
            plan.seeds(),
            plan.seeds() == 1 ? "repetition" : "repetitions",
            protocol.repeated().isEmpty() ? "" : ", the clearest of them over more at the end",
            points(plan.comparisonLines()));
  }

  private static String line(Plan.Planned run) {
    String from = run.from().isEmpty() ? "" : " From the code of %s.".formatted(run.from());
    return "%s, %s: %s%s".formatted(run.run(), run.title(), run.change(), from);
  }

  private static String conduct(Protocol protocol) {
    String repeated =
        protocol.repeated().isEmpty()
            ? ""
            : "\\subsection*{Repetition of the best run}\n%s\n\n"
                .formatted(Breakable.latex(protocol.repeated(), MOST_TEXT));
    return """
    \\subsection*{Amendments}
    An amendment is a run that the plan does not have, recorded before it was made; its results are \
    exploratory.
    %s
    \\subsection*{Deviations from the plan}
    Whatever else departs from the plan:
    %s
    %s"""
        .formatted(
            points(protocol.amendments().stream().map(Amendment::line).toList()),
            points(protocol.deviations().stream().map(Deviation::text).toList()),
            repeated);
  }

  private static String points(List<String> lines) {
    StringBuilder items = new StringBuilder("\\begin{itemize}\n");
    for (String line : lines.isEmpty() ? List.of("None.") : lines) {
      items.append("\\item ").append(Breakable.latex(line, MOST_LINE)).append('\n');
    }
    return items.append("\\end{itemize}").toString();
  }
}
