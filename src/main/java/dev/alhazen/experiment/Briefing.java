package dev.alhazen.experiment;

import dev.alhazen.model.Prompts;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.template.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Words for the model: what it must know, then what is asked, in prompts whose beginning stays the
/// same from one request to the next.
final class Briefing {
  private final Prompts prompts;
  private final ExperimentLoop.Input in;
  private final Code code;
  private final Ledger ledger;

  Briefing(Prompts prompts, ExperimentLoop.Input in, Code code, Ledger ledger) {
    this.prompts = prompts;
    this.in = in;
    this.code = code;
    this.ledger = ledger;
  }

  String system() {
    return prompts.text("experiment/system", Map.of("who", in.template().task().system()));
  }

  String plan() {
    return prompts.fill("experiment/plan", Map.of("context", context(), "runs", in.maxRuns()));
  }

  String edit(String run, Next next) {
    List<String> paths = List.copyOf(code.experiment().keySet());
    return prompts.fill(
        "experiment/edit",
        Map.of(
            "context", context(),
            "plan", ledger.plan(),
            "history", ledger.history(),
            "run", run,
            "attempts", in.maxAttempts(),
            "next", next.line(),
            "example", paths.getFirst(),
            "paths", String.join(", ", paths)));
  }

  /// @param attempt the number of the attempt that is asked for now
  /// @param shown the files as they are now, where the last edit changed them
  String retry(
      String run, int attempt, Next next, String report, SequencedMap<String, String> shown) {
    return prompts.fill(
        "experiment/retry",
        Map.of(
            "run", run,
            "attempt", attempt,
            "attempts", in.maxAttempts(),
            "next", next.line(),
            "report", report,
            "changed", !shown.isEmpty(),
            "editable", files(shown)));
  }

  /// @param number of the run that is reflected on
  /// @param failure the report of its last attempt; empty where it finished
  String reflect(int number, String title, String failure, Stopping stopping) {
    Map<String, Object> values = new HashMap<>();
    values.put("context", context());
    values.put("plan", ledger.plan());
    values.put("history", ledger.history());
    values.put("run", "run_" + number);
    values.put("run_title", title);
    values.put("finished", failure.isEmpty());
    values.put("failure", failure);
    values.put("open", number < in.maxRuns());
    values.put("left", in.maxRuns() - number);
    values.put("code_of", ledger.lastRun().name());
    values.put("refused", stopping == Stopping.REFUSED);
    return prompts.fill("experiment/reflect", values);
  }

  /// Whether a wish to stop was turned down before this question.
  enum Stopping {
    FREE,
    REFUSED
  }

  private String context() {
    Template template = in.template();
    Limits limits = template.preset(in.preset()).limits();
    Map<String, Object> values = new HashMap<>();
    values.put("template", template.name());
    values.put("idea", in.idea().name());
    values.put("description", template.task().description().strip());
    values.put("title", in.idea().title());
    values.put("outline", in.idea().experiment().strip());
    values.put("readable", files(code.readable()));
    values.put("editable", files(code.experiment()));
    values.put("command", command(template));
    values.put("time", Amounts.time(limits.wall()));
    values.put("memory", Amounts.size(limits.memoryBytes()));
    values.put("repetitions", template.seeds().count());
    values.put("baseline", ledger.lines(ledger.baseline()));
    return prompts.text("experiment/context", values);
  }

  /// The experiment's command as a person would type it, with the preset's arguments.
  private String command(Template template) {
    List<String> words = template.commands().experiment();
    String arguments = String.join(" ", template.preset(in.preset()).arguments());
    String command = String.join(" ", words);
    return words.contains("{args}")
        ? command.replace("{args}", arguments).strip()
        : (command + " " + arguments).strip();
  }

  private List<Map<String, String>> files(SequencedMap<String, String> texts) {
    String language = in.template().language();
    return texts.entrySet().stream()
        .map(f -> Map.of("path", f.getKey(), "language", language, "text", f.getValue().strip()))
        .toList();
  }
}
