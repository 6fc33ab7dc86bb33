package dev.alhazen.experiment;

import dev.alhazen.base.Step;
import dev.alhazen.coding.Edit;
import dev.alhazen.coding.EditBlocks;
import dev.alhazen.model.Message;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.sandbox.Workspace.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// The attempts of one run whose code is changed first: the coder's reply is applied, checked and
/// run; what went wrong is told, and the coder tries again in the same conversation.
final class RunAttempts {
  private static final double TEMPERATURE = 0.3;
  private static final String EDIT = "experiment/edit";
  private static final String RETRY = "experiment/retry";

  private final Model model;
  private final ExperimentLoop.Input in;
  private final Bench bench;
  private final Briefing briefing;
  private final Ledger ledger;

  RunAttempts(Model model, ExperimentLoop.Input in, Bench bench, Briefing briefing, Ledger ledger) {
    this.model = model;
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
    List<Message> talk = new ArrayList<>(briefing.edit(run, next));
    Tried last = new Tried(new Outcome.EditRefused(""), List.of());
    for (int attempt = 1; attempt <= in.maxAttempts(); attempt++) {
      if (attempt > 1) {
        talk.add(retry(run, attempt, next, last));
      }
      String reply = ask(step, attempt, talk);
      talk.add(Message.assistant(reply));
      last = attempt(step, attempt, run, next, reply);
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
        refused ? Briefing.LastEdit.REFUSED : Briefing.LastEdit.APPLIED);
  }

  /// The reply's text; what was cut off says so at its end, where the coder sees it again.
  private String ask(Step step, int attempt, List<Message> talk) {
    String task = attempt == 1 ? EDIT : RETRY;
    ModelRequest request =
        ModelRequest.of(step.then("edit").round(attempt), task, briefing.system(), talk)
            .withTemperature(TEMPERATURE);
    ModelReply.Sample sample = model.ask(request).samples().getFirst();
    String text = sample.text().isBlank() ? "(no text)" : sample.text();
    return sample.finish() == ModelReply.FinishReason.LENGTH
        ? text + "\n[the reply was cut off here at its limit of length]"
        : text;
  }

  private Tried attempt(Step step, int attempt, String run, Next next, String reply) {
    SequencedMap<String, String> files = bench.code().experiment();
    EditBlocks blocks = new EditBlocks(in.template().editable(), bench.code().fixed());
    return switch (blocks.apply(reply, files)) {
      case Edit.Refused(String report) -> new Tried(new Outcome.EditRefused(report), List.of());
      case Edit.Applied edit ->
          bench
              .code()
              .objection(files, edit.newContents())
              .map(report -> new Tried(new Outcome.EditRefused(report), List.of()))
              .orElseGet(() -> tried(step, attempt, run, next, edit));
    };
  }

  private Tried tried(Step step, int attempt, String run, Next next, Edit.Applied edit) {
    in.workspace().change(step.then("edit").round(attempt), Change.texts(edit.newContents()));
    return new Tried(bench.attempt(step, attempt, run, next, ledger), edit.notes());
  }
}
