package dev.alhazen.figure;

import dev.alhazen.evidence.Results;
import dev.alhazen.experiment.CodeNow;
import dev.alhazen.experiment.Outline;
import dev.alhazen.experiment.Run;
import dev.alhazen.model.Message;
import dev.alhazen.model.PromptBudget;
import dev.alhazen.model.Prompts;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Words for the model that edits the plot script and writes the captions. Each conversation begins
/// with the same message: what was measured, and the plot script as the template has it.
final class FigureBriefing {
  private static final PromptBudget TEXT = new PromptBudget(8_000);

  private final Prompts prompts;
  private final Figures.Input in;
  private final String script;
  private final CodeNow now;
  private final Message context;

  /// Made before the coder changes the script.
  ///
  /// @param script the plot script's path
  FigureBriefing(Prompts prompts, Figures.Input in, String script) {
    this.prompts = prompts;
    this.in = in;
    this.script = script;
    this.now = new CodeNow(prompts, in.template().language(), script());
    this.context = Message.user(context());
  }

  String path() {
    return script;
  }

  String system() {
    return prompts.text("figure/system", Map.of("who", in.template().task().system()));
  }

  List<Message> edit() {
    return asked(
        "figure/edit",
        Map.of(
            "path",
            script,
            "attempts",
            Figures.ATTEMPTS,
            "command",
            String.join(" ", in.template().commands().plot()),
            "names",
            in.trials().runs().stream().map(Run::name).collect(Collectors.joining(", "))));
  }

  Message retry(int attempt, String report, Shown shown) {
    boolean changed = shown == Shown.CHANGED;
    return Message.user(
        prompts.fill(
            "figure/retry",
            Map.of(
                "template",
                in.template().name(),
                "idea",
                in.idea().name(),
                "path",
                script,
                "attempt",
                attempt,
                "attempts",
                Figures.ATTEMPTS,
                "report",
                report,
                "changed",
                changed,
                "code",
                changed ? now.text(script()) : "")));
  }

  /// Whether the coder has seen the script as it is now.
  enum Shown {
    CHANGED,
    SEEN
  }

  /// @param faults of the last reply; none the first time
  List<Message> captions(List<String> figures, List<String> faults) {
    return asked(
        "figure/captions",
        Map.of(
            "code",
            now.text(script()),
            "figures",
            figures,
            "example",
            figures.getFirst(),
            "faults",
            faults.isEmpty() ? List.of() : List.of(String.join("; ", faults) + ".")));
  }

  private List<Message> asked(String task, Map<String, ?> values) {
    return List.of(context, Message.user(prompts.fill(task, values)));
  }

  /// The script as it is now, by its path.
  private SequencedMap<String, String> script() {
    SequencedMap<String, String> files = new TreeMap<>();
    files.put(script, in.workspace().read(script));
    return files;
  }

  private String context() {
    return prompts.text(
        "figure/context",
        Map.ofEntries(
            Map.entry("template", in.template().name()),
            Map.entry("idea", in.idea().name()),
            Map.entry("description", TEXT.fit(in.template().task().description().strip())),
            Map.entry("title", in.idea().title()),
            Map.entry("outline", TEXT.fit(in.idea().experiment().strip())),
            Map.entry("runs", in.trials().runs().stream().map(FigureBriefing::run).toList()),
            Map.entry("measured", measured()),
            Map.entry("more", more()),
            Map.entry(
                "layout",
                new RunLayout(in.workspace(), baseline().name()).told().stream().toList()),
            Map.entry("files", now.files()),
            Map.entry("helpers", CodeNow.files(in.template().language(), helpers()))));
  }

  /// What the script calls of the files that it may not change, by their signatures.
  private SequencedMap<String, String> helpers() {
    String text = in.workspace().read(script);
    SequencedMap<String, String> helpers = new TreeMap<>();
    for (String path : in.workspace().tree().files().keySet()) {
      String stem = path.replaceFirst("\\.[^.]*$", "");
      if (in.template().isShared(path)
          && Pattern.compile("\\b" + Pattern.quote(stem) + "\\.").matcher(text).find()) {
        helpers.put(path, Outline.of(path, in.workspace().read(path)));
      }
    }
    return helpers;
  }

  private static Map<String, Object> run(Run run) {
    return Map.of(
        "name", run.name(),
        "title", run.title(),
        "repetitions", run.seeds().size(),
        "change", run.change().isEmpty() ? List.of() : List.of(run.change()));
  }

  /// The metrics of each data set, without values: the script reads them, captions do not tell
  /// them.
  private List<String> measured() {
    Results baseline = baseline().results();
    return baseline.datasets().stream()
        .map(dataset -> "%s: %s".formatted(dataset, metrics(baseline, dataset)))
        .toList();
  }

  /// What single runs measured besides.
  private List<String> more() {
    List<String> usual = baseline().results().metrics();
    return in.trials().runs().stream()
        .filter(run -> !usual.containsAll(run.results().metrics()))
        .map(
            run ->
                "%s also: %s"
                    .formatted(
                        run.name(),
                        run.results().metrics().stream()
                            .filter(metric -> !usual.contains(metric))
                            .collect(Collectors.joining(", "))))
        .toList();
  }

  private Run baseline() {
    return in.trials().runs().getFirst();
  }

  private String metrics(Results results, String dataset) {
    return results.measurements().stream()
        .filter(one -> one.dataset().equals(dataset))
        .map(one -> titled(one.metric()))
        .collect(Collectors.joining(", "));
  }

  private String titled(String metric) {
    return in.template().metrics().stream()
        .filter(known -> known.name().equals(metric))
        .map(known -> "%s (%s)".formatted(metric, known.title()))
        .findFirst()
        .orElse(metric);
  }
}
