package dev.alhazen.idea;

import dev.alhazen.base.Step;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Work;
import dev.alhazen.model.Answer;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.Schema;
import dev.alhazen.model.Structured;
import dev.alhazen.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Has a model search the literature for an idea, a few queries a round, until it can say whether
/// the idea is new. A verdict rests on works that a source returned; where none answered, or the
/// model comes to no verdict, the idea is undecided and never new.
public final class NoveltyCheck {
  private static final Schema<NoveltyReply> REPLY =
      Schema.resource("idea/novelty", NoveltyReply.class);

  /// After so many rounds without any answer further ones are not paid for.
  private static final int SILENT_ROUNDS = 2;

  private final Structured structured;
  private final Prompts prompts;
  private final List<Literature> sources;

  public NoveltyCheck(Model model, Prompts prompts, List<Literature> sources) {
    this.structured = new Structured(model, prompts);
    this.prompts = prompts;
    this.sources = List.copyOf(sources);
  }

  /// What is checked.
  ///
  /// @param template empty where the idea stands alone
  /// @param code the baseline's code; empty where there is none
  /// @param rounds the most rounds of searching
  public record Input(Optional<Template> template, String code, Idea idea, int rounds) {
    public Input {
      if (rounds < 1) {
        throw new IllegalArgumentException("a novelty check has at least one round");
      }
    }

    public Input(Template template, String code, Idea idea, int rounds) {
      this(Optional.of(template), code, idea, rounds);
    }

    /// Somebody's idea in their own words.
    public static Input inWords(String text, int rounds) {
      String title = text.strip().replaceAll("\\s+", " ");
      String name = IdeaNames.identifier(title);
      Idea idea = new Idea(name.isEmpty() ? "an_idea" : name, title, title, 0, 0, 0);
      return new Input(Optional.empty(), "", idea, rounds);
    }
  }

  public Verdict run(Input input) {
    if (sources.isEmpty()) {
      return new Verdict(
          Verdict.Status.UNDECIDED, "There is no literature source to ask.", List.of(), List.of());
    }
    return new Check(input).run();
  }

  /// The check of one idea.
  private final class Check {
    private final Input input;
    private final Searches searches = new Searches(sources);
    private final Step step;

    Check(Input input) {
      this.input = input;
      this.step = Step.of("novelty").then(input.idea().name());
    }

    Verdict run() {
      for (int round = 1; round <= input.rounds() + 1; round++) {
        Step at = step.then("round").round(round);
        Optional<Verdict> verdict = round(at, round);
        if (verdict.isPresent()) {
          return verdict.get();
        }
        if (!searches.answered() && round >= Math.min(SILENT_ROUNDS, input.rounds())) {
          return undecided("No literature source answered.");
        }
      }
      return undecided("The model came to no verdict.");
    }

    /// Asks once, and once more where the reply breaks a rule that no schema can hold.
    private Optional<Verdict> round(Step at, int round) {
      return switch (structured.ask(request(at, round, ""), REPLY)) {
        case Answer.Unreadable<NoveltyReply>(String reason) -> Optional.of(undecided(reason));
        case Answer.Read<NoveltyReply>(NoveltyReply reply) -> {
          Optional<String> fault = fault(reply, round);
          yield fault.isEmpty() ? follow(at, reply) : again(at.then("again"), round, fault.get());
        }
      };
    }

    private Optional<Verdict> again(Step at, int round, String refusal) {
      return switch (structured.ask(request(at, round, refusal), REPLY)) {
        case Answer.Unreadable<NoveltyReply>(String reason) -> Optional.of(undecided(reason));
        case Answer.Read<NoveltyReply>(NoveltyReply reply) -> {
          Optional<String> fault = fault(reply, round);
          yield fault.isEmpty()
              ? follow(at, reply)
              : Optional.of(undecided("The model's verdict cannot be used: " + fault.get()));
        }
      };
    }

    private Optional<Verdict> follow(Step at, NoveltyReply reply) {
      return switch (reply.decision()) {
        case SEARCH -> {
          searches.search(at, fresh(reply));
          yield Optional.empty();
        }
        case NOVEL -> Optional.of(verdict(Verdict.Status.NOVEL, reply));
        case INCREMENTAL -> Optional.of(verdict(Verdict.Status.INCREMENTAL, reply));
        case KNOWN -> Optional.of(verdict(Verdict.Status.KNOWN, reply));
        case UNDECIDED -> Optional.of(verdict(Verdict.Status.UNDECIDED, reply));
      };
    }

    private List<String> fresh(NoveltyReply reply) {
      return reply.queries().stream().filter(query -> !searches.wasAsked(query)).toList();
    }

    private Optional<String> fault(NoveltyReply reply, int round) {
      return reply.decision() == NoveltyReply.Decision.SEARCH
          ? faultOfSearch(reply, round)
          : faultOfVerdict(reply);
    }

    private Optional<String> faultOfSearch(NoveltyReply reply, int round) {
      if (round > input.rounds()) {
        return Optional.of("No searches are left; a verdict was due.");
      }
      if (reply.queries().isEmpty()) {
        return Optional.of("The decision was to search, but there was no query.");
      }
      return fresh(reply).isEmpty()
          ? Optional.of("All of these queries were made already.")
          : Optional.empty();
    }

    private Optional<String> faultOfVerdict(NoveltyReply reply) {
      if (searches.made().isEmpty()) {
        return Optional.of("A verdict needs at least one search before it.");
      }
      List<String> unknown =
          reply.nearest().stream().filter(key -> searches.works().find(key).isEmpty()).toList();
      if (!unknown.isEmpty()) {
        return Optional.of(
            "These keys are of no work that was found: %s.".formatted(String.join(", ", unknown)));
      }
      return reply.decision() == NoveltyReply.Decision.KNOWN && reply.nearest().isEmpty()
          ? Optional.of("The verdict \"known\" must name the works that did it.")
          : Optional.empty();
    }

    private Verdict verdict(Verdict.Status status, NoveltyReply reply) {
      if (!searches.answered()) {
        return undecided("No literature source answered.");
      }
      List<Work> nearest =
          reply.nearest().stream().flatMap(key -> searches.works().find(key).stream()).toList();
      return new Verdict(status, reply.reason().strip(), nearest, searches.made());
    }

    private Verdict undecided(String reason) {
      return new Verdict(Verdict.Status.UNDECIDED, reason, List.of(), searches.made());
    }

    private ModelRequest request(Step at, int round, String refusal) {
      String system = prompts.text("idea/judge", Map.of());
      String context =
          input.template().map(template -> Context.of(prompts, template, input.code())).orElse("");
      String user =
          prompts.fill(
              "idea/novelty",
              Map.ofEntries(
                  Map.entry("context", context),
                  Map.entry("idea", Context.idea(input.idea())),
                  Map.entry("searches", searches.listing()),
                  Map.entry("earlier", searches.earlierWorks()),
                  Map.entry("latest", searches.latestWorks()),
                  Map.entry("sources", String.join(", ", sourceNames())),
                  Map.entry("round", round),
                  Map.entry("rounds", input.rounds()),
                  Map.entry("searchable", round <= input.rounds()),
                  Map.entry("refusal", refusal),
                  Map.entry("refused", !refusal.isEmpty())));
      return ModelRequest.of(at, "idea/novelty", system, user).withTemperature(0.2);
    }

    private List<String> sourceNames() {
      return sources.stream().map(Literature::name).toList();
    }
  }
}
