package dev.alhazen.experiment;

import dev.alhazen.base.Step;
import dev.alhazen.idea.Idea;
import dev.alhazen.sandbox.Workspace;
import dev.alhazen.sandbox.Workspace.Change;
import java.util.List;
import java.util.stream.Collectors;

/// The lab notes, `notes.txt`: the program writes every number into them, the model its
/// observations.
final class Notes {
  private static final String FILE = "notes.txt";

  private final Idea idea;
  private final Workspace workspace;

  Notes(Idea idea, Workspace workspace) {
    this.idea = idea;
    this.workspace = workspace;
  }

  /// Writes the whole file anew; a step below the given one.
  void write(Step step, Ledger ledger) {
    write(step, text(ledger, ledger.deviations()));
  }

  /// The same at the end, with what was left out and what was repeated.
  void write(Step step, Ledger ledger, Trials trials) {
    Protocol protocol = trials.protocol();
    String end = "%s\n\n%s".formatted(trials.conclusion(), protocol.repeated()).strip();
    write(step, "%s\n## End\n\n%s\n".formatted(text(ledger, protocol.deviations()), end));
  }

  private void write(Step step, String text) {
    workspace.change(step.then("notes"), Change.text(FILE, text));
  }

  private String text(Ledger ledger, List<Deviation> deviations) {
    return """
        # %s

        %s

        ## Plan, sealed before the first run

        %s

        SHA-256: %s

        ## Amendments, each sealed before its run

        %s

        ## Deviations from the plan

        %s

        ## run_0: Baseline

        %s

        ## Runs

        %s
        """
        .formatted(
            idea.title(),
            idea.experiment().strip(),
            ledger.plan().text(),
            ledger.plan().digest().hex(),
            points(ledger.amendments().stream().map(Amendment::line).toList()),
            points(deviations.stream().map(Deviation::text).toList()),
            String.join("\n", ledger.lines(ledger.baseline()))
                + ledger.baseline().integrity().map(it -> "\n" + it.sentence()).orElse(""),
            ledger.history());
  }

  private static String points(List<String> lines) {
    return lines.isEmpty()
        ? "None."
        : lines.stream().map("- %s"::formatted).collect(Collectors.joining("\n"));
  }
}
