package dev.alhazen.model.rehearsal;

import dev.alhazen.base.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Plays the one who plans experiments and writes their code. Where the template has a script for
/// the idea it follows it, mistakes and amendments included; elsewhere it plans to repeat the
/// baseline under new seeds, and amends that by another repetition. What it observes it counts from
/// the results in the prompt.
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
      case "experiment/plan" -> plan(cue).orElseGet(() -> Json.pretty(repetition()));
      case "experiment/reflect" -> Json.pretty(reflection(cue));
      default -> edit(cue);
    };
  }

  private static Optional<String> plan(Cue cue) {
    return scripted(cue, "plan.json");
  }

  private static Map<String, Object> repetition() {
    Map<String, Object> run = new LinkedHashMap<>(repeated(1));
    run.put("kind", "repeat");
    run.put("from", "run_0");
    return Map.of(
        "hypothesis",
        "Rehearsal, no script for this idea: nothing is changed, so the unchanged experiment under"
            + " new seeds should agree with the baseline within the noise.",
        "runs",
        List.of(run),
        "comparisons",
        List.of());
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
        .orElse("The rehearsal has no script for this change.");
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
        .orElseGet(
            () ->
                number < REPETITIONS
                    ? Optional.of(onward(2, "One repetition more shows how runs scatter."))
                    : Optional.empty());
  }

  /// The next run of the plan; after its last one the amendment, where there is one.
  private static Optional<Map<String, Object>> scriptedNext(Cue cue, String plan, int number) {
    int planned = Json.parse(plan, "the rehearsal's plan").path("runs").size();
    if (number < planned) {
      return Optional.of(
          Map.of(
              "decision",
              "run",
              "planned",
              "run_" + (number + 1),
              "reason",
              "It is the next run of the plan."));
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
