package dev.alhazen.experiment;

import dev.alhazen.base.Step;
import dev.alhazen.coding.Coder;
import dev.alhazen.coding.Edit;
import dev.alhazen.model.Message;
import dev.alhazen.sandbox.Workspace.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// The attempts of one run whose code is changed first: the coder's change is applied, checked and
/// run; what went wrong is told, and the coder tries again in the same conversation.
final class RunAttempts {
  private final Coder coder;
  private final ExperimentLoop.Input in;
  private final Bench bench;
  private final Briefing briefing;
  private final Ledger ledger;

  RunAttempts(Coder coder, ExperimentLoop.Input in, Bench bench, Briefing briefing, Ledger ledger) {
    this.coder = coder;
    this.in = in;
    this.bench = bench;
    this.briefing = briefing;
    this.ledger = ledger;
  }

  /// Tries until a run finishes or the attempts are used up; then the code is put back.
  ///
  /// @return the last attempt's outcome
  Outcome run(Step step, String run, Next next) {
    SequencedMap<String, String> before = bench.code().experiment();
    List<Message> talk = new ArrayList<>(briefing.edit(run, next, coder.manner()));
    Tried last = new Tried(new Outcome.EditRefused(""), List.of());
    for (int attempt = 1; attempt <= in.maxAttempts(); attempt++) {
      if (attempt > 1) {
        talk.add(retry(run, attempt, next, last));
      }
      Coder.Work work = coder.change(assignment(step, attempt, talk));
      talk.add(Message.assistant(work.said()));
      last = attempt(step, attempt, run, next, work.edit());
      ledger.attempt(run, attempt, next.title(), last.outcome, last.notes);
      if (last.outcome instanceof Outcome.Finished) {
        return last.outcome;
      }
    }
    bench.restore(step.then("restore"), before);
    return last.outcome;
  }

  /// One attempt.
  ///
  /// @param notes where the edit was not applied quite as it was written
  private record Tried(Outcome outcome, List<String> notes) {}

  private Message retry(String run, int attempt, Next next, Tried last) {
    boolean refused = last.outcome instanceof Outcome.EditRefused;
    List<String> report = new ArrayList<>(last.notes);
    report.add(OutcomeReport.of(last.outcome));
    return briefing.retry(
        run,
        attempt,
        next,
        String.join("\n\n", report),
        refused ? Briefing.LastEdit.REFUSED : Briefing.LastEdit.APPLIED,
        coder.manner());
  }

  private Coder.Assignment assignment(Step step, int attempt, List<Message> talk) {
    return new Coder.Assignment(
        step.then("edit").round(attempt),
        briefing.task(attempt, coder.manner()),
        briefing.system(),
        talk,
        in.workspace().tree(),
        bench.code().experiment(),
        in.template().editable(),
        bench.code().fixed());
  }

  private Tried attempt(Step step, int attempt, String run, Next next, Edit edit) {
    return switch (edit) {
      case Edit.Refused(String report) -> new Tried(new Outcome.EditRefused(report), List.of());
      case Edit.Applied applied ->
          bench
              .code()
              .objection(bench.code().experiment(), applied.newContents())
              .map(report -> new Tried(new Outcome.EditRefused(report), List.of()))
              .orElseGet(() -> tried(step, attempt, run, next, applied));
    };
  }

  private Tried tried(Step step, int attempt, String run, Next next, Edit.Applied edit) {
    in.workspace().change(step.then("edit").round(attempt), Change.texts(edit.newContents()));
    return new Tried(bench.attempt(step, attempt, run, next, ledger), edit.notes());
  }
}
