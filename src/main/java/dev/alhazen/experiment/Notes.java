package dev.alhazen.experiment;

import dev.alhazen.base.Step;
import dev.alhazen.idea.Idea;
import dev.alhazen.sandbox.Workspace;
import dev.alhazen.sandbox.Workspace.Change;

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
    workspace.change(step.then("notes"), Change.text(FILE, text(ledger)));
  }

  private String text(Ledger ledger) {
    return """
        # %s

        %s

        ## Plan

        %s

        ## run_0: Baseline

        %s

        ## Runs

        %s
        """
        .formatted(
            idea.title(),
            idea.experiment().strip(),
            ledger.plan(),
            String.join("\n", ledger.lines(ledger.baseline()))
                + ledger.baseline().integrity().map(it -> "\n" + it.sentence()).orElse(""),
            ledger.history());
  }
}
