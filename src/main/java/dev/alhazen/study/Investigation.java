package dev.alhazen.study;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Step;
import dev.alhazen.coding.Coder;
import dev.alhazen.coding.ProgramCoder;
import dev.alhazen.coding.ReplyingCoder;
import dev.alhazen.experiment.ExperimentLoop;
import dev.alhazen.experiment.Judgement;
import dev.alhazen.experiment.Trials;
import dev.alhazen.figure.Figure;
import dev.alhazen.figure.Figures;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelName;
import dev.alhazen.sandbox.RecordedWorkspace;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.sandbox.Workspace;
import java.util.List;

/// One idea's trip through all stages.
final class Investigation {
  private final Grounds grounds;
  private final Candidate candidate;
  private final InvestigationFolder folder;
  private final Journal journal;
  private final Instruments instruments;

  Investigation(
      Grounds grounds,
      Candidate candidate,
      InvestigationFolder folder,
      Journal journal,
      Instruments instruments) {
    this.grounds = grounds;
    this.candidate = candidate;
    this.folder = folder;
    this.journal = journal;
    this.instruments = instruments;
  }

  /// Runs to the end. What concerns this idea alone is an ending; what concerns the machine, the
  /// provider or the budget is thrown, so that the study stops and can be resumed.
  Ending run() {
    try {
      return stages();
    } catch (ModelException e) {
      if (!concernsThisIdeaAlone(e)) {
        throw e;
      }
      SecondChance.give(journal, e);
      return failed(e);
    } catch (MalformedException e) {
      return failed(e);
    }
  }

  private static boolean concernsThisIdeaAlone(ModelException e) {
    return switch (e.kind()) {
      case NOT_TO_SCHEMA, BAD_REQUEST -> true;
      case REFUSED,
          NO_SUCH_MODEL,
          WRONG_ADDRESS,
          RATE_LIMITED,
          OVERLOADED,
          UNREACHABLE,
          UNREADABLE,
          OVER_BUDGET ->
          false;
    };
  }

  private Ending failed(AlhazenException e) {
    journal.note(Step.of("failure"), "failure", Json.tree(e.explanation()));
    return Ending.of(Ending.Status.FAILED, e.explanation());
  }

  private Ending stages() {
    Tree start = grounds.files().with(grounds.baseline().outputs());
    Workspace workspace = new RecordedWorkspace(journal, folder.workspace(), start);
    Trials trials = experiment(workspace);
    Judgement judgement = trials.judgement(grounds.template().metrics());
    if (!trials.hasRuns() && judgement.negative().isEmpty()) {
      return Ending.of(
          Ending.Status.FAILED, "No run finished beside the baseline: " + trials.conclusion());
    }
    if (!wants(Asked.Stage.PAPER)) {
      return judgement
          .negative()
          .map(reason -> Ending.of(Ending.Status.NEGATIVE, reason + " No paper was asked for."))
          .orElseGet(
              () ->
                  Ending.of(
                      Ending.Status.PARTIAL, "The experiments are done; no paper was asked for."));
    }
    return new PaperTrip(
            grounds,
            candidate,
            folder,
            instruments,
            workspace,
            trials,
            () -> figures(workspace, trials))
        .run();
  }

  private Trials experiment(Workspace workspace) {
    Asked asked = grounds.asked();
    ExperimentLoop loop =
        new ExperimentLoop(
            instruments.models().of(Role.CODER),
            coder(),
            grounds.prompts(),
            instruments.sandbox(),
            grounds.study().blobs());
    Trials trials =
        loop.run(
            new ExperimentLoop.Input(
                grounds.template(),
                asked.preset(),
                candidate.idea(),
                workspace,
                grounds.prepared(),
                grounds.baseline().run(),
                asked.runs(),
                asked.attempts(),
                asked.options().confirmSeeds().orElse(0),
                new JournalWitness(journal, folder.plan(), this::say)));
    AtomicFiles.write(folder.trials(), Json.pretty(trials));
    return trials;
  }

  private Coder coder() {
    Asked asked = grounds.asked();
    return asked
        .coderCommand()
        .<Coder>map(
            command ->
                new ProgramCoder(
                    instruments.sandbox(),
                    grounds.study().blobs(),
                    command,
                    ModelName.parse(asked.model(Role.CODER)).model(),
                    grounds.prepared().mounts(),
                    grounds.prepared().variables()))
        .orElseGet(() -> new ReplyingCoder(instruments.models().of(Role.CODER)));
  }

  private List<Figure> figures(Workspace workspace, Trials trials) {
    return new Figures(
            instruments.models().of(Role.CODER),
            grounds.prompts(),
            instruments.sandbox(),
            grounds.study().blobs())
        .run(
            new Figures.Input(
                grounds.template(),
                grounds.asked().preset(),
                candidate.idea(),
                workspace,
                grounds.prepared(),
                trials));
  }

  private boolean wants(Asked.Stage stage) {
    return grounds.asked().options().until().reaches(stage);
  }

  private void say(String line) {
    grounds.progress().say(candidate.idea().name(), line);
  }
}
