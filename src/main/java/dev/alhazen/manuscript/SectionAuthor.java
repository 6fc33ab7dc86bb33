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

/// Asks the model for sections.
final class SectionAuthor {
  private final Model model;
  private final Prompts prompts;
  private final String system;
  private final String context;
  private final String fixed;
  private final int wanted;

  /// @param wanted how many works the paper should cite
  SectionAuthor(Model model, Prompts prompts, Context context, int wanted) {
    this.model = model;
    this.prompts = prompts;
    this.system = context.system();
    this.context = context.whole();
    this.fixed = context.fixed();
    this.wanted = wanted;
  }

  /// Title and abstract.
  Draft open(Step step) {
    SectionReply reply = ask(step, "manuscript/abstract", Map.of("context", context));
    return Draft.EMPTY.titled(reply.title()).with(SectionKind.ABSTRACT, reply.latex());
  }

  Draft write(Step step, SectionKind section, Draft draft) {
    Map<String, Object> values = values(section);
    values.put("paper", draft.whole());
    values.put("guidance", guidance(section));
    return draft.with(section, ask(step, "manuscript/section", values).latex());
  }

  /// The section once more, with the whole paper in view and what the checks found in it.
  Draft refine(Step step, SectionKind section, Draft draft, List<Finding> findings) {
    Map<String, Object> values = values(section);
    values.put("paper", draft.whole());
    values.put("guidance", guidance(section));
    values.put("hasFindings", !findings.isEmpty());
    values.put("findings", lines(findings));
    return replaced(draft, section, ask(step, "manuscript/refine", values));
  }

  Draft repair(Step step, SectionKind section, int round, Draft draft, List<Finding> findings) {
    Map<String, Object> values = values(section);
    values.put("latex", draft.section(section));
    values.put("round", round);
    values.put("findings", lines(findings));
    return replaced(draft, section, ask(step, "manuscript/repair", values));
  }

  /// @param requests each with `id`, `text` and `reason`
  Draft revise(Step step, SectionKind section, Draft draft, List<Map<String, String>> requests) {
    Map<String, Object> values = values(section);
    values.put("paper", draft.whole());
    values.put("requests", requests);
    return replaced(draft, section, ask(step, "manuscript/revise", values));
  }

  String context() {
    return context;
  }

  String system() {
    return system;
  }

  private Map<String, Object> values(SectionKind section) {
    Map<String, Object> values = new HashMap<>();
    values.put("context", context);
    values.put("section", section.id());
    values.put("hasFixed", section == SectionKind.SETUP && !fixed.isBlank());
    values.put("fixed", fixed);
    values.put("title", section.title());
    return values;
  }

  private String guidance(SectionKind section) {
    return prompts.text("manuscript/guidance-" + section.id(), Map.of("wanted", wanted));
  }

  /// A reply without a section keeps the one that is there; a title in it counts.
  private static Draft replaced(Draft draft, SectionKind section, SectionReply reply) {
    Draft titled =
        section == SectionKind.ABSTRACT && !reply.title().isBlank()
            ? draft.titled(reply.title())
            : draft;
    return reply.latex().isBlank() ? titled : titled.with(section, reply.latex());
  }

  private SectionReply ask(Step step, String task, Map<String, ?> values) {
    ModelRequest request = ModelRequest.of(step, task, system, prompts.fill(task, values));
    String reply = model.ask(request).text();
    String fault = SectionReply.fault(reply);
    if (fault.isEmpty()) {
      return SectionReply.read(reply);
    }
    return SectionReply.read(model.ask(again(request, fault)).text());
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
    return findings.stream().map(Finding::line).toList();
  }
}
