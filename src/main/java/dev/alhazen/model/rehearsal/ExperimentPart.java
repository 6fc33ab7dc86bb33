package dev.alhazen.model.rehearsal;

import dev.alhazen.base.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Plays the one who plans experiments and writes their code. Where the template has a script for
/// the idea it follows it, mistakes and amendments included; elsewhere it repeats the baseline
/// under new seeds, and then halves a number of the code where it finds one. What it observes it
/// counts from the results in the prompt.
final class ExperimentPart implements Part {
  private static final String ONLY_STOP = "all runs are used";
  private static final String STOP_REFUSED = "nothing has been measured beside the baseline";
  private static final int REPETITIONS = 2;

  @Override
  public boolean plays(String task) {
    return task.startsWith("experiment/");
  }

  @Override
  public String reply(Cue cue) {
    return switch (cue.task()) {
      case "experiment/plan" -> plan(cue).orElseGet(() -> Json.pretty(repetition(cue)));
      case "experiment/reflect" -> Json.pretty(reflection(cue));
      default -> edit(cue);
    };
  }

  private static Optional<String> plan(Cue cue) {
    return scripted(cue, "plan.json");
  }

  private static Map<String, Object> repetition(Cue cue) {
    Optional<NumberChange> change = NumberChange.in(cue.conversation());
    List<Map<String, Object>> runs = new ArrayList<>();
    Map<String, Object> first = new LinkedHashMap<>(repeated(1));
    first.put("kind", "repeat");
    first.put("from", "run_0");
    runs.add(first);
    change.map(ExperimentPart::changed).ifPresent(runs::add);
    return Map.of(
        "hypothesis",
        "Rehearsal, no script for this idea: the unchanged experiment under new seeds agrees with"
            + " the baseline within the noise"
            + change.map(c -> ", and half of %s does not.".formatted(c.name())).orElse("."),
        "runs",
        runs,
        "comparisons",
        List.of());
  }

  private static Map<String, Object> changed(NumberChange change) {
    return Map.of(
        "title", change.title(), "kind", "edit", "change", change.description(), "from", "run_0");
  }

  private static Map<String, Object> repeated(int n) {
    return Map.of(
        "title",
        n == 1 ? "Baseline under new seeds" : "Baseline under new seeds, once more",
        "change",
        "Nothing is changed; the seeds are new.");
  }

  private static String edit(Cue cue) {
    String attempt = cue.labelled("Attempt").orElse("").split(" ", 2)[0];
    String run = cue.labelled("Run").orElse("");
    return scripted(cue, "%s-attempt_%s.md".formatted(run, attempt))
        .or(() -> unscripted(cue, attempt))
        .orElse("The rehearsal has no script for this change.");
  }

  private static Optional<String> unscripted(Cue cue, String attempt) {
    NumberChange.Step step = attempt.equals("1") ? NumberChange.Step.FORTH : NumberChange.Step.BACK;
    return NumberChange.in(cue.conversation()).map(change -> change.reply(step));
  }

  private static Map<String, Object> reflection(Cue cue) {
    String run = cue.labelled("Run").orElse("run_1");
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("observation", Comparisons.of(cue.ask(), run).observation(run));
    reply.put("decision", "stop");
    reply.put("planned", "");
    reply.put("title", "");
    reply.put("change", "");
    reply.put("from", "");
    reply.put("reason", "The rehearsal's plan is carried out.");
    next(cue, run).ifPresent(reply::putAll);
    return reply;
  }

  /// The next run; empty where there is none, or none may be made.
  private static Optional<Map<String, Object>> next(Cue cue, String run) {
    String ask = cue.ask();
    if (ask.contains(ONLY_STOP)) {
      return Optional.empty();
    }
    if (ask.contains(STOP_REFUSED)) {
      return Optional.of(onward(1, "Something must be measured."));
    }
    if (Comparisons.of(ask, run).isEmpty()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(run.substring("run_".length()));
    return plan(cue)
        .map(plan -> scriptedNext(cue, plan, number))
        .orElseGet(() -> number < REPETITIONS ? Optional.of(second(cue)) : Optional.empty());
  }

  /// The planned change of a number, or, where there is none, an amendment.
  private static Map<String, Object> second(Cue cue) {
    return NumberChange.in(cue.conversation())
        .map(_ -> planned(2))
        .orElseGet(() -> onward(2, "One repetition more shows how runs scatter."));
  }

  private static Map<String, Object> planned(int number) {
    return Map.of(
        "decision", "run", "planned", "run_" + number, "reason", "It is the next run of the plan.");
  }

  /// The next run of the plan; after its last one the amendment, where there is one.
  private static Optional<Map<String, Object>> scriptedNext(Cue cue, String plan, int number) {
    int planned = Json.parse(plan, "the rehearsal's plan").path("runs").size();
    if (number < planned) {
      return Optional.of(planned(number + 1));
    }
    return number == planned
        ? scripted(cue, "amendment.json").map(ExperimentPart::amended)
        : Optional.empty();
  }

  private static Map<String, Object> amended(String script) {
    Map<String, Object> reply = new LinkedHashMap<>(Map.of("decision", "run"));
    Json.parse(script, "the rehearsal's amendment")
        .properties()
        .forEach(field -> reply.put(field.getKey(), field.getValue().asString()));
    return reply;
  }

  private static Map<String, Object> onward(int n, String reason) {
    Map<String, Object> reply = new LinkedHashMap<>(repeated(n));
    reply.put("decision", "repeat");
    reply.put("reason", reason);
    return reply;
  }

  private static Optional<String> scripted(Cue cue, String name) {
    String template = cue.labelled("Template").orElse("");
    String idea = cue.labelled("Idea").orElse("");
    return Script.find(template, idea + "/" + name, Map.of());
  }
}
