package dev.alhazen.manuscript;

import dev.alhazen.base.Step;
import dev.alhazen.journal.Blobs;
import dev.alhazen.literature.Literature;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.Schema;
import dev.alhazen.model.Structured;
import dev.alhazen.typeset.Typesetter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Revises a paper after a review. The reviewed manuscript stays as it is; the revised one has to
/// pass the same checks, and a section that does not falls back to what it was.
public final class Revision {
  private static final Schema<Plan> PLAN = Schema.resource("manuscript/revision-plan", Plan.class);

  private final Model model;
  private final Prompts prompts;
  private final Typesetter typesetter;
  private final Blobs blobs;
  private final Writing.Settings settings;

  public Revision(
      Model model,
      Prompts prompts,
      List<Literature> literature,
      Typesetter typesetter,
      Blobs blobs) {
    this(model, prompts, literature, typesetter, blobs, Writing.Settings.USUAL);
  }

  /// @param literature not asked: a revision cites from the reading list that the paper has
  public Revision(
      Model model,
      Prompts prompts,
      List<Literature> literature,
      Typesetter typesetter,
      Blobs blobs,
      Writing.Settings settings) {
    this.model = model;
    this.prompts = prompts;
    this.typesetter = typesetter;
    this.blobs = blobs;
    this.settings = settings;
  }

  /// A revised paper and what is answered to the reviewers.
  public record Revised(Manuscript manuscript, List<Answer> answers) {
    public Revised {
      answers = List.copyOf(answers);
    }
  }

  /// The answer to one request.
  ///
  /// @param sections the sections that were changed for it
  /// @param reason to the reviewer, in a sentence or two
  public record Answer(String id, Action action, List<String> sections, String reason) {
    public Answer {
      sections = List.copyOf(sections);
    }
  }

  /// What was done about a request.
  public enum Action {
    CHANGED,
    REFUSED
  }

  record Plan(List<Item> answers) {
    Plan {
      answers = List.copyOf(answers);
    }
  }

  record Item(String id, String action, List<String> sections, String reason) {
    Item {
      sections = List.copyOf(sections);
    }

    List<SectionKind> kinds() {
      return action.equals("change")
          ? sections.stream().flatMap(name -> SectionKind.named(name).stream()).distinct().toList()
          : List.of();
    }
  }

  /// @param input as the paper was written from, under the step of the revision
  public Revised run(Writing.Input input, Manuscript reviewed, List<RevisionRequest> requests) {
    if (requests.isEmpty()) {
      return new Revised(reviewed, List.of());
    }
    Material material = input.material(ReadingList.of(reviewed, blobs));
    SectionAuthor author =
        new SectionAuthor(model, prompts, new Context(prompts, material), settings.citations());
    Draft before = Draft.of(reviewed);
    List<Item> plan = plan(input.step(), author, before, requests);
    Checks checks = new Checks(material, settings.citations());
    Draft after = revised(input.step(), author, before, requests, plan);
    Press press = new Press(typesetter, material, blobs);
    Manuscript made =
        new Finishing(author, checks, press, settings.repairRounds()).finish(input.step(), after);
    return judged(input.step(), press, checks, before, made, plan);
  }

  private List<Item> plan(
      Step step, SectionAuthor author, Draft draft, List<RevisionRequest> requests) {
    Map<String, Object> values = new HashMap<>();
    values.put(
        "requests",
        requests.stream()
            .map(r -> Map.of("id", r.id(), "section", r.section(), "text", r.text()))
            .toList());
    values.put(
        "sections",
        Arrays.stream(SectionKind.values()).map(SectionKind::id).collect(Collectors.joining(", ")));
    ModelRequest request =
        author.about(step.then("plan"), "manuscript/revision-plan", draft, values);
    return switch (new Structured(model, prompts).ask(request, PLAN)) {
      case dev.alhazen.model.Answer.Read<Plan>(Plan plan) -> complete(plan.answers(), requests);
      case dev.alhazen.model.Answer.Unreadable<Plan> _ -> complete(List.of(), requests);
    };
  }

  /// One item for each request, in their order: what the model left out is refused.
  private static List<Item> complete(List<Item> items, List<RevisionRequest> requests) {
    List<Item> all = new ArrayList<>();
    for (RevisionRequest request : requests) {
      all.add(
          items.stream()
              .filter(item -> item.id().equals(request.id()))
              .findFirst()
              .orElse(
                  new Item(request.id(), "refuse", List.of(), "The request was not answered.")));
    }
    return all;
  }

  private static Draft revised(
      Step step,
      SectionAuthor author,
      Draft before,
      List<RevisionRequest> requests,
      List<Item> plan) {
    Map<SectionKind, List<Map<String, String>>> work = new TreeMap<>();
    for (int i = 0; i < requests.size(); i++) {
      RevisionRequest request = requests.get(i);
      Item item = plan.get(i);
      for (SectionKind kind : item.kinds()) {
        work.computeIfAbsent(kind, _ -> new ArrayList<>())
            .add(Map.of("id", request.id(), "text", request.text(), "reason", item.reason()));
      }
    }
    return before.with(
        Replies.of(
            work,
            (section, wanted) -> author.revise(step.then(section.id()), section, before, wanted)));
  }

  /// Takes back the sections that still block, and answers by what really changed.
  private static Revised judged(
      Step step, Press press, Checks checks, Draft before, Manuscript made, List<Item> plan) {
    Draft after = Draft.of(made);
    Draft kept = Fallback.of(before, after, made.findings());
    Manuscript manuscript =
        kept.equals(after)
            ? made
            : Finishing.printed(press, checks, step.then("typeset").then("fallback"), kept);
    return new Revised(manuscript, plan.stream().map(item -> answer(item, before, kept)).toList());
  }

  private static Answer answer(Item item, Draft before, Draft after) {
    List<String> changed =
        item.kinds().stream()
            .filter(kind -> !before.section(kind).equals(after.section(kind)))
            .map(SectionKind::id)
            .toList();
    if (!changed.isEmpty()) {
      return new Answer(item.id(), Action.CHANGED, changed, item.reason());
    }
    String reason =
        item.kinds().isEmpty()
            ? item.reason()
            : "The change was tried but did not pass the checks of the paper, or changed nothing.";
    return new Answer(item.id(), Action.REFUSED, List.of(), reason);
  }
}
