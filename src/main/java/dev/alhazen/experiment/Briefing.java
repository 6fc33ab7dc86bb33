package dev.alhazen.experiment;

import dev.alhazen.coding.Coder;
import dev.alhazen.model.Message;
import dev.alhazen.model.PromptBudget;
import dev.alhazen.model.Prompts;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Words for the model. Every conversation of the loop begins with the same message: the task, the
/// idea, the code as the template has it, the baseline. Where code is planned or written the idioms
/// of its tensor library and the files that it must fit follow. What was tried since, the changes
/// to the code, and what is asked come last.
final class Briefing {
  /// Read-only code beyond this would crowd out the task.
  private static final PromptBudget READABLE = new PromptBudget(12_000);

  private static final PromptBudget DESCRIPTION = new PromptBudget(8_000);
  private static final PromptBudget HISTORY = new PromptBudget(24_000);
  private static final PromptBudget BASELINE = new PromptBudget(8_000);

  private final Prompts prompts;
  private final ExperimentLoop.Input in;
  private final Code code;
  private final Ledger ledger;
  private final CodeNow now;
  private final Message context;
  private final List<Message> coding;

  /// Made before any run changes the code.
  Briefing(Prompts prompts, ExperimentLoop.Input in, Code code, Ledger ledger) {
    this.prompts = prompts;
    this.in = in;
    this.code = code;
    this.ledger = ledger;
    this.now = new CodeNow(prompts, in.template().language(), code.experiment());
    this.context = Message.user(context());
    this.coding = coding();
  }

  String system() {
    return prompts.text("experiment/system", Map.of("who", in.template().task().system()));
  }

  List<Message> plan() {
    List<Message> before = new ArrayList<>(coding);
    fixed(READABLE.fit(without(code.shown(), code.called()))).ifPresent(before::add);
    Planning planning = new Planning(in.template(), in.baseline());
    List<String> metrics = planning.metrics();
    Map<String, Object> values = new HashMap<>();
    values.put("runs", in.maxRuns());
    values.put("metrics", String.join(", ", metrics));
    values.put("metric", metrics.getFirst());
    values.put("expected", planning.better(metrics.getFirst()));
    values.put("datasets", String.join(", ", in.baseline().results().datasets()));
    int repetitions = in.baseline().seeds().size();
    values.put("repetitions", repetitions);
    values.put("confirm", in.confirmSeeds() > repetitions ? List.of(in.confirmSeeds()) : List.of());
    return asked(before, "experiment/plan", values);
  }

  /// The prompt by which a coder is asked for an attempt.
  String task(int attempt, Coder.Manner manner) {
    String task = attempt == 1 ? "experiment/edit" : "experiment/retry";
    return switch (manner) {
      case REPLIES -> task;
      case EDITS_FILES -> task + "-files";
    };
  }

  List<Message> edit(String run, Next next, Coder.Manner manner) {
    List<String> paths = List.copyOf(code.experiment().keySet());
    Map<String, Object> values = state(ledger.decisions());
    values.put("run", run);
    values.put("attempts", in.maxAttempts());
    values.put("next", "%s (The code is that of %s now.)".formatted(next.line(), next.from()));
    values.put("paths", String.join(", ", paths));
    switch (manner) {
      case REPLIES -> {
        values.put("example", paths.getFirst());
        values.put("python", in.template().language().equals("python"));
      }
      case EDITS_FILES -> values.remove("code");
    }
    return asked(coding, task(1, manner), values);
  }

  /// @param attempt the number of the attempt that is asked for now
  /// @param edit whether the last edit was applied
  Message retry(
      String run, int attempt, Next next, String report, LastEdit edit, Coder.Manner manner) {
    boolean applied = edit == LastEdit.APPLIED;
    Map<String, Object> values = new HashMap<>();
    values.put("run", run);
    values.put("attempt", attempt);
    values.put("attempts", in.maxAttempts());
    values.put("next", next.line());
    values.put("report", report);
    values.put("changed", applied);
    if (manner == Coder.Manner.REPLIES) {
      values.put("code", applied ? now.text(code.experiment()) : "");
    }
    return Message.user(prompts.fill(task(attempt, manner), values));
  }

  /// What became of the coder's last edit.
  enum LastEdit {
    APPLIED,
    REFUSED
  }

  /// The run that is reflected on.
  ///
  /// @param failure the report of its last attempt; empty where it finished
  /// @param codeNow the run whose code stands now
  record Reflected(String run, String title, String failure, String codeNow) {}

  List<Message> reflect(Reflected on, Stopping stopping) {
    int left = in.maxRuns() - ledger.begun().size();
    List<String> planned =
        ledger.open().stream().map(it -> "%s (%s)".formatted(it.run(), it.title())).toList();
    Map<String, Object> values = state(ledger.history());
    values.put("run", on.run());
    values.put("run_title", on.title());
    values.put("finished", on.failure().isEmpty());
    values.put("failure", on.failure());
    values.put("open", left > 0);
    values.put("left", left);
    values.put("isPlanned", !planned.isEmpty());
    values.put("amends", left > 0 && planned.isEmpty());
    values.put("planned", String.join(", ", planned));
    values.put("next", ledger.open().stream().map(Plan.Planned::run).findFirst().orElse(""));
    values.put("code_of", on.codeNow());
    values.put("runs", String.join(", ", ledger.runs().stream().map(Run::name).toList()));
    values.put("refused", stopping == Stopping.REFUSED);
    return asked(List.of(context), "experiment/reflect", values);
  }

  /// Whether a wish to stop was turned down before this question.
  enum Stopping {
    FREE,
    REFUSED
  }

  private List<Message> asked(List<Message> before, String task, Map<String, ?> values) {
    List<Message> messages = new ArrayList<>(before);
    messages.add(Message.user(prompts.fill(task, values)));
    return List.copyOf(messages);
  }

  /// Who changes the code sees what it calls; who plans sees the other fixed files, too.
  private List<Message> coding() {
    List<Message> messages = new ArrayList<>(List.of(context));
    if (usesDjl()) {
      messages.add(Message.user(prompts.text("experiment/djl", Map.of())));
    }
    fixed(READABLE.fit(code.called())).ifPresent(messages::add);
    return List.copyOf(messages);
  }

  /// Models know PyTorch's own interface by heart, and little of the one for Java.
  private boolean usesDjl() {
    return code.experiment().values().stream()
        .flatMap(String::lines)
        .anyMatch(line -> line.startsWith("//DEPS ai.djl"));
  }

  private Optional<Message> fixed(SequencedMap<String, String> texts) {
    var files = CodeNow.files(in.template().language(), texts);
    return texts.isEmpty()
        ? Optional.empty()
        : Optional.of(Message.user(prompts.text("experiment/fixed", Map.of("files", files))));
  }

  private static SequencedMap<String, String> without(
      SequencedMap<String, String> all, SequencedMap<String, String> some) {
    SequencedMap<String, String> rest = new TreeMap<>(all);
    rest.keySet().removeAll(some.keySet());
    return rest;
  }

  /// What was tried, which grows at its end, then the changes to the code.
  private Map<String, Object> state(String history) {
    Map<String, Object> values = new HashMap<>();
    values.put("plan", ledger.plan().text());
    values.put("history", HISTORY.fit(history));
    values.put("code", now.text(code.experiment()));
    return values;
  }

  private String context() {
    Template template = in.template();
    Limits limits = template.preset(in.preset()).limits();
    Map<String, Object> values = new HashMap<>();
    values.put("template", template.name());
    values.put("idea", in.idea().name());
    values.put("description", DESCRIPTION.fit(template.task().description().strip()));
    values.put("title", in.idea().title());
    values.put("outline", in.idea().experiment().strip());
    values.put("editable", now.files());
    values.put("command", template.commands().experimentOf(template.preset(in.preset())));
    values.put("time", Amounts.time(limits.wall()));
    values.put("memory", Amounts.size(limits.memoryBytes()));
    values.put("repetitions", in.baseline().seeds().size());
    values.put("baseline", BASELINE.fit(String.join("\n", ledger.lines(ledger.baseline()))));
    return prompts.text("experiment/context", values);
  }
}
