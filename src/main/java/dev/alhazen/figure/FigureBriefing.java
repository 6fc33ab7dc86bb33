package dev.alhazen.figure;

import dev.alhazen.evidence.Evidence;
import dev.alhazen.evidence.ResultLines;
import dev.alhazen.experiment.Run;
import dev.alhazen.model.Prompts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Words for the model that edits the plot script and writes the captions.
///
/// @param script the plot script's path
record FigureBriefing(Prompts prompts, Figures.Input in, String script) {

  String system() {
    return prompts.text("figure/system", Map.of("who", in.template().task().system()));
  }

  String edit() {
    Map<String, Object> values = scripted();
    values.put("context", context());
    values.put("attempts", Figures.ATTEMPTS);
    values.put("command", String.join(" ", in.template().commands().plot()));
    values.put(
        "names", in.trials().runs().stream().map(Run::name).collect(Collectors.joining(", ")));
    return prompts.fill("figure/edit", values);
  }

  /// @param changed whether the last edit was applied
  String retry(int attempt, String report, Shown shown) {
    Map<String, Object> values = scripted();
    values.put("template", in.template().name());
    values.put("idea", in.idea().name());
    values.put("attempt", attempt);
    values.put("attempts", Figures.ATTEMPTS);
    values.put("report", report);
    values.put("changed", shown == Shown.CHANGED);
    return prompts.fill("figure/retry", values);
  }

  /// Whether the coder has seen the script as it is now.
  enum Shown {
    CHANGED,
    SEEN
  }

  /// @param faults of the last reply; none the first time
  String captions(List<String> figures, List<String> faults) {
    Map<String, Object> values = scripted();
    values.put("context", context());
    values.put("figures", figures);
    values.put("example", figures.getFirst());
    values.put("faults", faults.isEmpty() ? List.of() : List.of(String.join("; ", faults) + "."));
    return prompts.fill("figure/captions", values);
  }

  private Map<String, Object> scripted() {
    Map<String, Object> values = new HashMap<>();
    values.put("path", script);
    values.put("language", in.template().language());
    values.put("script", in.workspace().read(script).strip());
    return values;
  }

  private String context() {
    Evidence evidence = in.trials().evidence(in.template().metrics());
    return prompts.text(
        "figure/context",
        Map.of(
            "template", in.template().name(),
            "idea", in.idea().name(),
            "description", in.template().task().description().strip(),
            "title", in.idea().title(),
            "outline", in.idea().experiment().strip(),
            "runs", in.trials().runs().stream().map(run -> run(run, evidence)).toList()));
  }

  private static Map<String, Object> run(Run run, Evidence evidence) {
    return Map.of(
        "name", run.name(),
        "title", run.title(),
        "change", run.change().isEmpty() ? List.of() : List.of(run.change()),
        "results", ResultLines.of(evidence, run.name()));
  }
}
