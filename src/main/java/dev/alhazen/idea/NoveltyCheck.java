package dev.alhazen.idea;

import dev.alhazen.base.Step;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.Similarity;
import dev.alhazen.literature.Work;
import dev.alhazen.model.Answer;
import dev.alhazen.model.Message;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.Prompts;
import dev.alhazen.model.Schema;
import dev.alhazen.model.Structured;
import dev.alhazen.template.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Has a model search the literature for an idea, a few queries a round, then hold the idea against
/// each of the works that came nearest, on problem, method and evidence, and conclude from that
/// whether it is new. A verdict rests on works that a source returned and follows from its own
/// comparisons; where no source answered, or the model does not come to such a verdict, the idea is
/// undecided and never new.
public final class NoveltyCheck {
  private static final double TEMPERATURE = 0.2;

  private static final Schema<QueriesReply> QUERIES =
      Schema.resource("idea/queries", QueriesReply.class);
  private static final Schema<VerdictReply> VERDICT =
      Schema.resource("idea/verdict", VerdictReply.class);

  /// After so many rounds without any answer further ones are not paid for.
  private static final int SILENT_ROUNDS = 2;

  private static final int QUERIES_OF_A_ROUND = 4;

  /// How many works are compared with the idea: each costs a few hundred tokens of an abstract and
  /// about a hundred of a reply.
  private static final int COMPARED = 8;

  private final Structured structured;
  private final NoveltyPrompts prompts;
  private final List<Literature> sources;
  private final Similarity similarity;
  private final Consumer<String> progress;

  /// @param progress hears a line about each round
  public NoveltyCheck(
      Model model,
      Prompts prompts,
      List<Literature> sources,
      Similarity similarity,
      Consumer<String> progress) {
    this.structured = new Structured(model, prompts);
    this.prompts = new NoveltyPrompts(prompts);
    this.sources = List.copyOf(sources);
    this.similarity = similarity;
    this.progress = progress;
  }

  /// What is checked.
  ///
  /// @param template what the idea was made for; empty where it stands alone
  /// @param rounds the most rounds of searching
  public record Input(Optional<Template> template, Idea idea, int rounds) {
    /// The longest beginning of a text that serves as its title. What a title ends with that is the
    /// beginning of a longer text.
    static final String SHORTENED = " …";

    private static final int TITLE = 120;

    public Input {
      if (rounds < 1) {
        throw new IllegalArgumentException("a novelty check has at least one round");
      }
    }

    /// Somebody's idea in their own words: the first sentence is its title.
    public static Input inWords(String text, int rounds) {
      String line = text.strip().replaceAll("\\s+", " ");
      String first = line.split("(?<=[.?!])\\s", 2)[0];
      String title =
          first.length() <= TITLE
              ? first
              : first.substring(0, Math.max(first.lastIndexOf(' ', TITLE), TITLE / 2)) + SHORTENED;
      String name = IdeaNames.identifier(title);
      Idea idea = new Idea(name.isEmpty() ? "an_idea" : name, title, line, 0, 0, 0);
      return new Input(Optional.empty(), idea, rounds);
    }
  }

  /// The step under which all effects of an idea's check stand.
  public static Step step(Idea idea) {
    return Step.of("novelty").then(idea.name());
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
    private final Step step;
    private final Searches searches = new Searches(sources);
    private final NearestWorks nearestWorks;
    private List<Work> ranked = List.of();
    private String unreadable = "";

    Check(Input input) {
      this.input = input;
      this.step = step(input.idea());
      this.nearestWorks =
          new NearestWorks(
              similarity, "%s. %s".formatted(input.idea().title(), input.idea().experiment()));
    }

    Verdict run() {
      for (int round = 1; round <= input.rounds(); round++) {
        Step at = step.then("round").round(round);
        List<String> queries = queries(at, round);
        if (queries.isEmpty()) {
          break;
        }
        int fresh = search(at, queries);
        if (!searches.answered() && round >= SILENT_ROUNDS
            || searches.answered() && fresh == 0 && round > 1) {
          break;
        }
      }
      if (searches.made().isEmpty()) {
        return undecided("The model gave no query that could be searched for." + unreadable);
      }
      return searches.answered()
          ? compared()
          : undecided("No literature source answered, so nothing is known about its novelty.");
    }

    /// Queries that were not made yet; none where the model has seen enough or gives no new one.
    private List<String> queries(Step at, int round) {
      ModelRequest request =
          request(
              at,
              prompts.novelty(input, sources, input.rounds()),
              prompts.queries(searches, ranked, round, input.rounds()));
      return switch (structured.ask(request, QUERIES)) {
        case Answer.Unreadable<QueriesReply>(String reason) -> {
          unreadable = " " + reason;
          yield List.of();
        }
        case Answer.Read<QueriesReply>(QueriesReply reply) ->
            reply.decision() == QueriesReply.Decision.ENOUGH && !searches.made().isEmpty()
                ? List.of()
                : reply.queries().stream()
                    .distinct()
                    .filter(query -> !searches.wasAsked(query))
                    .limit(QUERIES_OF_A_ROUND)
                    .toList();
      };
    }

    private int search(Step at, List<String> queries) {
      int fresh = searches.search(at, queries);
      ranked =
          nearestWorks.rank(
              at.then("nearest"), searches.works(), searches.answers(), searches.queries());
      progress.accept(
          "searched for \"%s\": new works %d, in all %d"
              .formatted(String.join("\", \"", queries), fresh, ranked.size()));
      return fresh;
    }

    private Verdict compared() {
      List<Work> works = ranked.stream().limit(COMPARED).toList();
      progress.accept("compares the idea with the nearest works: %d".formatted(works.size()));
      return switch (ask(step.then("verdict"), works, "")) {
        case Answer.Unreadable<VerdictReply>(String reason) -> undecided(reason);
        case Answer.Read<VerdictReply>(VerdictReply reply) ->
            new Consistency(works)
                .fault(reply)
                .map(fault -> again(works, fault))
                .orElseGet(() -> verdict(works, reply));
      };
    }

    /// Asks once more where the reply does not hold together.
    private Verdict again(List<Work> works, String refusal) {
      return switch (ask(step.then("verdict/again"), works, refusal)) {
        case Answer.Unreadable<VerdictReply>(String reason) -> undecided(reason);
        case Answer.Read<VerdictReply>(VerdictReply reply) ->
            new Consistency(works)
                .fault(reply)
                .map(fault -> undecided("The model's verdict cannot be used. " + fault))
                .orElseGet(() -> verdict(works, reply));
      };
    }

    private Answer<VerdictReply> ask(Step at, List<Work> works, String refusal) {
      ModelRequest request =
          request(
              at, prompts.compare(input, searches, works), prompts.verdict(works.size(), refusal));
      return structured.ask(request, VERDICT);
    }

    private Verdict verdict(List<Work> works, VerdictReply reply) {
      List<Comparison> closestFirst = new ArrayList<>(reply.comparisons());
      closestFirst.sort(
          Comparator.comparing(Comparison::closeness)
              .reversed()
              .thenComparing(each -> position(works, each)));
      List<Work> nearest =
          closestFirst.stream().map(each -> works.get(position(works, each))).toList();
      return new Verdict(
          reply.verdict().status(),
          reply.reason(),
          nearest,
          closestFirst,
          searches.made(),
          remarks());
    }

    private int position(List<Work> works, Comparison comparison) {
      return works.stream().map(Work::key).toList().indexOf(comparison.key());
    }

    private Verdict undecided(String reason) {
      List<Work> nearest = ranked.stream().limit(COMPARED).toList();
      return new Verdict(
          Verdict.Status.UNDECIDED, reason, nearest, List.of(), searches.made(), remarks());
    }

    private List<String> remarks() {
      return nearestWorks.unknown().isEmpty()
          ? List.of()
          : List.of(
              "The works were ranked by words only, not by meaning: " + nearestWorks.unknown());
    }

    /// What stays the same in a stage comes first, so that providers can cache it.
    private ModelRequest request(Step at, String stable, String changing) {
      String task = at.path().contains("/round#") ? "idea/queries" : "idea/verdict";
      return ModelRequest.of(at, task, prompts.system(), changing)
          .withMessages(List.of(Message.user(stable), Message.user(changing)))
          .withTemperature(TEMPERATURE);
    }
  }
}
