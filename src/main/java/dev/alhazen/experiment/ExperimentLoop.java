package dev.alhazen.experiment;

import dev.alhazen.coding.Coder;
import dev.alhazen.coding.ReplyingCoder;
import dev.alhazen.idea.Idea;
import dev.alhazen.journal.Blobs;
import dev.alhazen.model.Model;
import dev.alhazen.model.Prompts;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.Workspace;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;

/// The loop of runs for one idea: a plan that is sealed, then run after run, each with several
/// attempts and a reflection on what came of it; at the end the best run once more with further
/// seeds. A run that fails is recorded and never drops an earlier one.
public final class ExperimentLoop {
  private final Model model;
  private final Coder coder;
  private final Prompts prompts;
  private final Sandbox sandbox;
  private final Blobs blobs;

  /// With the built-in coder.
  public ExperimentLoop(Model model, Prompts prompts, Sandbox sandbox, Blobs blobs) {
    this(model, new ReplyingCoder(model), prompts, sandbox, blobs);
  }

  /// @param model plans and reflects
  /// @param coder changes the code
  public ExperimentLoop(Model model, Coder coder, Prompts prompts, Sandbox sandbox, Blobs blobs) {
    this.model = model;
    this.coder = coder;
    this.prompts = prompts;
    this.sandbox = sandbox;
    this.blobs = blobs;
  }

  /// @param workspace holds the template's files and the baseline's outputs; the loop adds runs,
  ///   copies of their code, and `notes.txt`
  /// @param maxRuns how many runs beside the baseline, failed ones included
  /// @param maxAttempts how often one run may be tried
  /// @param confirmSeeds to how many repetitions the best run and what it is compared with are
  ///   brought after the last run; 0 for none
  /// @param witness of the plan and its amendments
  public record Input(
      Template template,
      String preset,
      Idea idea,
      Workspace workspace,
      Prepared prepared,
      Run baseline,
      int maxRuns,
      int maxAttempts,
      int confirmSeeds,
      Witness witness) {
    public Input {
      if (maxRuns < 1 || maxAttempts < 1 || confirmSeeds < 0) {
        throw new IllegalArgumentException("at least one run, one attempt and no negative seeds");
      }
    }
  }

  /// @throws dev.alhazen.model.ModelException where the model cannot be reached or gives no plan
  public Trials run(Input in) {
    return new Line(model, coder, prompts, sandbox, blobs, in).run();
  }
}
