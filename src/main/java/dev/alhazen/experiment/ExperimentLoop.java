package dev.alhazen.experiment;

import dev.alhazen.base.Step;
import dev.alhazen.idea.Idea;
import dev.alhazen.journal.Blobs;
import dev.alhazen.model.Answer;
import dev.alhazen.model.Message;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.Schema;
import dev.alhazen.model.Structured;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.Workspace;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import java.util.List;

/// The loop of runs for one idea: a plan, then run after run, each with several attempts and a
/// reflection on what came of it. A run that fails is recorded and never drops an earlier one.
public final class ExperimentLoop {
  static final Schema<PlanReply> PLAN = Schema.resource("experiment/plan", PlanReply.class);
  static final Schema<ReflectReply> REFLECT =
      Schema.resource("experiment/reflect", ReflectReply.class);

  private final Model model;
  private final Prompts prompts;
  private final Sandbox sandbox;
  private final Blobs blobs;

  public ExperimentLoop(Model model, Prompts prompts, Sandbox sandbox, Blobs blobs) {
    this.model = model;
    this.prompts = prompts;
    this.sandbox = sandbox;
    this.blobs = blobs;
  }

  /// @param workspace holds the template's files and the baseline's outputs; the loop adds runs,
  ///   copies of their code, and `notes.txt`
  /// @param maxRuns how many runs beside the baseline, failed ones included
  /// @param maxAttempts how often one run may be tried
  public record Input(
      Template template,
      String preset,
      Idea idea,
      Workspace workspace,
      Prepared prepared,
      Run baseline,
      int maxRuns,
      int maxAttempts) {
    public Input {
      if (maxRuns < 1 || maxAttempts < 1) {
        throw new IllegalArgumentException("at least one run and one attempt");
      }
    }
  }

  /// @throws dev.alhazen.model.ModelException where the model cannot be reached or gives no plan
  public Trials run(Input in) {
    return new Line(in).run();
  }

  /// One idea's line of runs.
  private final class Line {
    private final Step step = Step.of("experiment");
    private final Input in;
    private final Ledger ledger;
    private final Bench bench;
    private final Briefing briefing;
    private final Notes notes;
    private final Structured structured = new Structured(model, prompts);
    private Briefing.Stopping stopping = Briefing.Stopping.FREE;

    Line(Input in) {
      this.in = in;
      this.ledger = new Ledger(in.template().metrics(), in.baseline());
      this.bench = new Bench(sandbox, blobs, in);
      this.briefing = new Briefing(prompts, in, bench.code(), ledger);
      this.notes = new Notes(in.idea(), in.workspace());
    }

    Trials run() {
      PlanReply plan = plan();
      ledger.plan(plan.text());
      notes.write(step.then("plan"), ledger);
      Next next = plan.runs().getFirst();
      for (int number = 1; ; number++) {
        String failure = measure(number, next);
        Turn turn = reflect(number, next, failure);
        notes.write(run(number).then("reflect"), ledger);
        switch (turn) {
          case Turn.Onward(Next then) -> next = then;
          case Turn.End(String conclusion) -> {
            return ledger.trials(conclusion);
          }
        }
      }
    }

    private PlanReply plan() {
      ModelRequest request =
          ModelRequest.of(step.then("plan"), "experiment/plan", briefing.system(), briefing.plan());
      return structured.ask(request, PLAN).orThrow();
    }

    /// The report of the run's last attempt; empty where the run finished.
    private String measure(int number, Next next) {
      Outcome outcome =
          switch (next.kind()) {
            case EDIT ->
                new RunAttempts(model, in, bench, briefing, ledger)
                    .run(run(number), name(number), next);
            case REPEAT -> repeat(number, next);
          };
      return outcome instanceof Outcome.Finished ? "" : OutcomeReport.of(outcome);
    }

    /// The same code once more: there is nothing to repair, so there is one attempt.
    private Outcome repeat(int number, Next next) {
      Outcome outcome =
          bench.measure(
              run(number).then("run").round(1),
              name(number),
              next,
              ledger,
              Baseline.newSeeds(in.baseline(), number));
      ledger.attempt(name(number), 1, next.title(), outcome, List.of());
      return outcome;
    }

    private Turn reflect(int number, Next next, String failure) {
      for (int round = 1; ; round++) {
        Step at = run(number).then("reflect");
        List<Message> ask = briefing.reflect(number, next.title(), failure, stopping);
        ModelRequest request =
            ModelRequest.of(
                round == 1 ? at : at.round(round), "experiment/reflect", briefing.system(), ask);
        Answer<ReflectReply> answer = structured.ask(request, REFLECT);
        if (answer instanceof Answer.Read<ReflectReply>(ReflectReply reply)) {
          ledger.observe(name(number), reply.observation());
        }
        Turn turn = Turn.of(answer, number < in.maxRuns());
        if (!isTooEarly(answer, number) || stopping == Briefing.Stopping.REFUSED) {
          return turn;
        }
        stopping = Briefing.Stopping.REFUSED;
      }
    }

    /// Whether the model would stop with nothing measured while it could still measure.
    private boolean isTooEarly(Answer<ReflectReply> answer, int number) {
      return answer instanceof Answer.Read<ReflectReply>(ReflectReply reply)
          && reply.decision() == ReflectReply.Decision.STOP
          && !ledger.hasRuns()
          && number < in.maxRuns();
    }

    private Step run(int number) {
      return step.then(name(number));
    }

    private static String name(int number) {
      return "run_" + number;
    }
  }
}
