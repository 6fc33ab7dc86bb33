package dev.alhazen.manuscript;

import dev.alhazen.base.Finding;
import dev.alhazen.base.Step;
import dev.alhazen.model.Message;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Asks the model for sections.
///
/// Each request begins with the same messages, so that a provider can keep them: first what the
/// paper is written from, then, where it is needed, the paper as it stood before the round; what is
/// asked comes last. This class is thread-safe.
final class SectionAuthor {
  private static final Pattern UNCHANGED = Pattern.compile("(?i)\\W*unchanged\\W*");

  /// No prompt shows more of a paper, in characters, nor more findings; what is left out is named.
  private static final int MOST_PAPER = 120_000;

  private static final int MOST_FINDINGS = 40;

  private final Model model;
  private final Prompts prompts;
  private final String system;
  private final Message context;
  private final Message code;
  private final String fixed;
  private final int wanted;

  /// @param wanted how many works the paper should cite
  SectionAuthor(Model model, Prompts prompts, Context context, int wanted) {
    this.model = model;
    this.prompts = prompts;
    this.system = context.system();
    this.context = Message.user(context.whole());
    this.code = Message.user(context.code());
    this.fixed = context.fixed();
    this.wanted = wanted;
  }

  /// A section, and for the abstract the title.
  ///
  /// @param seen the sections that are written already
  SectionReply write(Step step, SectionKind section, Draft seen) {
    if (section == SectionKind.ABSTRACT) {
      return ask(step, "manuscript/abstract", before(section, seen), Map.of());
    }
    Map<String, Object> values = values(section);
    values.put("guidance", guidance(section));
    values.putAll(fixed(section));
    return ask(step, "manuscript/section", before(section, seen), values);
  }

  /// The section once more, with the whole paper in view and what the checks found in it; no LaTeX
  /// where the model would change nothing.
  SectionReply refine(Step step, SectionKind section, Draft seen, List<Finding> findings) {
    Map<String, Object> values = values(section);
    values.put("guidance", guidance(section));
    values.put("hasFindings", !findings.isEmpty());
    values.put("findings", lines(findings));
    return ask(step, "manuscript/refine", before(section, seen), values);
  }

  SectionReply repair(
      Step step, SectionKind section, int round, Draft draft, List<Finding> findings) {
    Map<String, Object> values = values(section);
    values.put("latex", draft.section(section));
    values.put("round", round);
    values.put("findings", lines(findings));
    return ask(step, "manuscript/repair", before(section), values);
  }

  /// @param requests each with `id`, `text` and `reason`
  SectionReply revise(
      Step step, SectionKind section, Draft seen, List<Map<String, String>> requests) {
    Map<String, Object> values = values(section);
    values.putAll(fixed(section));
    values.put("requests", requests);
    return ask(step, "manuscript/revise", before(section, seen), values);
  }

  /// A request about a whole paper.
  ModelRequest about(Step step, String task, Draft paper, Map<String, ?> values) {
    return request(step, task, with(List.of(context), paper), values);
  }

  private List<Message> before(SectionKind section, Draft seen) {
    return with(before(section), seen);
  }

  /// The code stands before the paper, which changes from round to round.
  private List<Message> before(SectionKind section) {
    return section.describesTheExperiment() ? List.of(context, code) : List.of(context);
  }

  private List<Message> with(List<Message> before, Draft seen) {
    if (seen.sections().isEmpty()) {
      return before;
    }
    List<Message> messages = new ArrayList<>(before);
    messages.add(
        Message.user(
            prompts.text(
                "manuscript/paper", Map.of("paper", Excerpt.of(seen.whole(), MOST_PAPER)))));
    return List.copyOf(messages);
  }

  private static Map<String, Object> values(SectionKind section) {
    Map<String, Object> values = new HashMap<>();
    values.put("section", section.id());
    values.put("title", section.title());
    return values;
  }

  /// Only the section on the set-up describes what no run could change.
  private Map<String, Object> fixed(SectionKind section) {
    return Map.of("hasFixed", section == SectionKind.SETUP && !fixed.isBlank(), "fixed", fixed);
  }

  private String guidance(SectionKind section) {
    return prompts.text("manuscript/guidance-" + section.id(), Map.of("wanted", wanted));
  }

  private SectionReply ask(Step step, String task, List<Message> before, Map<String, ?> values) {
    ModelRequest request = request(step, task, before, values);
    String reply = model.ask(request).text();
    if (task.equals("manuscript/refine") && UNCHANGED.matcher(reply).matches()) {
      return SectionReply.NONE;
    }
    String fault = SectionReply.fault(reply);
    if (fault.isEmpty()) {
      return SectionReply.read(reply);
    }
    return SectionReply.read(model.ask(again(request, fault)).text());
  }

  private ModelRequest request(
      Step step, String task, List<Message> before, Map<String, ?> values) {
    List<Message> messages = new ArrayList<>(before);
    messages.add(Message.user(prompts.fill(task, values)));
    return ModelRequest.of(step, task, system, "").withMessages(messages);
  }

  private ModelRequest again(ModelRequest request, String fault) {
    boolean isAbstract = request.task().equals("manuscript/abstract");
    List<Message> messages = new ArrayList<>(request.messages());
    messages.add(Message.assistant("(a reply that cannot be used)"));
    messages.add(
        Message.user(
            "%s\n\n[task: %s]"
                .formatted(
                    prompts.text(
                        "manuscript/again", Map.of("fault", fault, "abstract", isAbstract)),
                    request.task())));
    return request.withStep(request.step().then("again")).withMessages(messages);
  }

  private static List<String> lines(List<Finding> findings) {
    return Excerpt.of(findings.stream().map(Finding::line).toList(), MOST_FINDINGS);
  }
}
