package dev.alhazen.experiment;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.coding.Coder;
import dev.alhazen.journal.Blobs;
import dev.alhazen.model.Answer;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.Schema;
import dev.alhazen.model.Structured;
import dev.alhazen.sandbox.Sandbox;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One idea's line of runs.
final class Line {
  private static final Step STEP = Step.of("experiment");

  private final Coder coder;
  private final ExperimentLoop.Input in;
  private final Bench bench;
  private final Codes codes;
  private final Ledger ledger;
  private final Briefing briefing;
  private final Planning planning;
  private final Notes notes;
  private final Structured structured;
  private final Confirmation confirmation;
  private Briefing.Stopping stopping = Briefing.Stopping.FREE;

  Line(
      Model model,
      Coder coder,
      Prompts prompts,
      Sandbox sandbox,
      Blobs blobs,
      ExperimentLoop.Input in) {
    this.coder = coder;
    this.in = in;
    this.bench = new Bench(sandbox, blobs, in);
    this.codes = new Codes(bench);
    this.ledger =
        new Ledger(
            in.template().metrics(), in.baseline(), () -> Code.digest(bench.code().editable()));
    this.briefing = new Briefing(prompts, in, bench.code(), ledger);
    this.planning = new Planning(in.template(), in.baseline());
    this.notes = new Notes(in.idea(), in.workspace());
    this.structured = new Structured(model, prompts);
    this.confirmation = new Confirmation(sandbox, blobs, in, codes);
  }

  Trials run() {
    seal(planning.plan(asked()));
    notes.write(STEP.then("plan"), ledger);
    Turn turn = new Turn.AsPlanned(ledger.plan().runs().getFirst());
    while (true) {
      switch (turn) {
        case Turn.AsPlanned(Plan.Planned planned) ->
            turn = made(planned.run(), planned.next(), Optional.empty());
        case Turn.Amended(Next next, String reason) ->
            turn = made(freshName(), next, Optional.of(reason));
        case Turn.End(String conclusion) -> {
          return end(conclusion);
        }
        case Turn.Infeasible(String reason) -> {
          if (ledger.hasRuns() || isTried()) {
            ledger.infeasible(reason);
          }
          return end("The model concluded that the idea cannot be carried out: " + reason);
        }
      }
    }
  }

  private PlanReply asked() {
    ModelRequest request =
        ModelRequest.of(STEP.then("plan"), "experiment/plan", briefing.system(), briefing.plan());
    Schema<PlanReply> form =
        Forms.plan(planning.metrics(), in.baseline().results().datasets(), in.maxRuns());
    return structured.ask(request, form).orThrow();
  }

  /// What is recorded of a plan.
  private record Sealed(String digest, Plan plan) {}

  private void seal(Plan plan) {
    ledger.plan(plan);
    JsonNode sealed = Json.tree(new Sealed(plan.digest().hex(), plan));
    JsonNode first = in.witness().seal(STEP.then("plan"), sealed);
    if (!first.equals(sealed)) {
      ledger.notice(
          new Deviation(
              Deviation.Kind.PLANNED_AGAIN,
              plan.runs().getFirst().run(),
              "Another plan had been sealed before this one, with the digest %s."
                  .formatted(first.path("digest").asString("unknown"))));
    }
  }

  /// Makes a run, and asks what follows.
  ///
  /// @param reason why the plan is departed from; empty where it is not
  private Turn made(String run, Next wanted, Optional<String> reason) {
    Next next = wanted.startingFrom(codes.known(wanted.from()));
    Optional<Amendment> amendment =
        reason.map(why -> new Amendment(run, next.title(), next.change(), next.from(), why));
    amendment.ifPresent(it -> in.witness().seal(run(run).then("amendment"), Json.tree(it)));
    ledger.begin(run, next.from(), amendment);
    codes.restore(run(run).then("start"), next.from());
    String failure = measure(run, next);
    if (failure.isEmpty()) {
      codes.keep(run);
    }
    Turn turn = reflect(new Briefing.Reflected(run, next.title(), failure, codes.current()));
    notes.write(run(run).then("reflect"), ledger);
    return turn;
  }

  /// Runs that are not in the plan are named after those that are.
  private String freshName() {
    return "run_" + (ledger.plan().runs().size() + ledger.amendments().size() + 1);
  }

  /// The report of the run's last attempt; empty where the run finished.
  private String measure(String run, Next next) {
    Outcome outcome =
        switch (next.kind()) {
          case EDIT -> new RunAttempts(coder, in, bench, briefing, ledger).run(run(run), run, next);
          case REPEAT -> repeat(run, next);
        };
    return outcome instanceof Outcome.Finished ? "" : OutcomeReport.of(outcome);
  }

  /// The same code once more: there is nothing to repair, so there is one attempt.
  private Outcome repeat(String run, Next next) {
    int number = Integer.parseInt(run.substring("run_".length()));
    Outcome outcome =
        bench.measure(
            run(run).then("run").round(1),
            run,
            next,
            ledger,
            Baseline.newSeeds(in.baseline(), number));
    ledger.attempt(run, 1, next.title(), outcome, List.of());
    return outcome;
  }

  private Turn reflect(Briefing.Reflected on) {
    Step at = run(on.run()).then("reflect");
    Schema<ReflectReply> form = Forms.reflect(ledger.plan().runs().size(), in.maxRuns());
    for (int round = 1; ; round++) {
      ModelRequest request =
          ModelRequest.of(
              round == 1 ? at : at.round(round),
              "experiment/reflect",
              briefing.system(),
              briefing.reflect(on, stopping));
      Answer<ReflectReply> answer = structured.ask(request, form);
      if (answer instanceof Answer.Read<ReflectReply>(ReflectReply reply)) {
        ledger.observe(on.run(), reply.observation());
      }
      Turn turn = Turn.of(answer, ledger.open(), left());
      if (!isTooEarly(answer, turn) || stopping == Briefing.Stopping.REFUSED) {
        return turn;
      }
      stopping = Briefing.Stopping.REFUSED;
    }
  }

  private int left() {
    return in.maxRuns() - ledger.begun().size();
  }

  /// Whether the model would end with nothing measured while it could still measure. That an idea
  /// cannot be carried out is believed only after code for it was tried in earnest.
  private boolean isTooEarly(Answer<ReflectReply> answer, Turn turn) {
    return answer instanceof Answer.Read<ReflectReply>
        && !ledger.hasRuns()
        && left() > 0
        && switch (turn) {
          case Turn.End _ -> true;
          case Turn.Infeasible _ -> !isTried();
          case Turn.AsPlanned _, Turn.Amended _ -> false;
        };
  }

  private boolean isTried() {
    return Feasibility.isTried(ledger.attempts(), in.maxAttempts());
  }

  private Trials end(String conclusion) {
    Confirmation.Result more = confirmation.run(STEP.then("confirm"), ledger);
    ledger.repeated(more.words(), more.runs(), more.attempts());
    Trials trials = ledger.trials(conclusion);
    notes.write(STEP.then("end"), ledger, trials);
    return trials;
  }

  private static Step run(String name) {
    return STEP.then(name);
  }
}
