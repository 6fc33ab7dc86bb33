package dev.alhazen.experiment;

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
/// idea, the code as the template has it, the baseline. Where code is planned or written the files
/// that it must fit follow. What was tried since, the changes to the code, and what is asked come
/// last.
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
    fixed(READABLE.fit(without(code.readable(), code.called()))).ifPresent(before::add);
    return asked(before, "experiment/plan", Map.of("runs", in.maxRuns()));
  }

  List<Message> edit(String run, Next next) {
    List<String> paths = List.copyOf(code.experiment().keySet());
    Map<String, Object> values = state(ledger.decisions());
    values.put("run", run);
    values.put("attempts", in.maxAttempts());
    values.put("next", next.line());
    values.put("example", paths.getFirst());
    values.put("paths", String.join(", ", paths));
    return asked(coding, "experiment/edit", values);
  }

  /// @param attempt the number of the attempt that is asked for now
  /// @param edit whether the last edit was applied
  Message retry(String run, int attempt, Next next, String report, LastEdit edit) {
    boolean applied = edit == LastEdit.APPLIED;
    return Message.user(
        prompts.fill(
            "experiment/retry",
            Map.of(
                "run", run,
                "attempt", attempt,
                "attempts", in.maxAttempts(),
                "next", next.line(),
                "report", report,
                "changed", applied,
                "code", applied ? now.text(code.experiment()) : "")));
  }

  /// What became of the coder's last edit.
  enum LastEdit {
    APPLIED,
    REFUSED
  }

  /// @param number of the run that is reflected on
  /// @param failure the report of its last attempt; empty where it finished
  List<Message> reflect(int number, String title, String failure, Stopping stopping) {
    Map<String, Object> values = state(ledger.history());
    values.put("run", "run_" + number);
    values.put("run_title", title);
    values.put("finished", failure.isEmpty());
    values.put("failure", failure);
    values.put("open", number < in.maxRuns());
    values.put("left", in.maxRuns() - number);
    values.put("code_of", ledger.lastRun().name());
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
    fixed(READABLE.fit(code.called())).ifPresent(messages::add);
    return List.copyOf(messages);
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
    values.put("plan", ledger.plan());
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
