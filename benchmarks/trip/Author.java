import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelReply.Sample;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.rehearsal.Cue;
import dev.alhazen.model.rehearsal.RehearsalModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers as the rehearsal model does, at the length of a language model and at its speed: 0.5 s, and a second for
/// every 80 tokens of the longest sample. Where the rehearsal would cut the trip short it gives replies of its own:
/// five runs with changed code, three reflections on the idea, 32 searches for citations, four
/// revised sections.
final class Author implements Model {
  static final int RUNS = 5;
  private static final int TURNS = 4;
  private static final int WORKS = 5;
  private static final List<String> REVISED = List.of("introduction", "method", "results", "conclusion");
  private static final Duration FIRST_TOKEN = Duration.ofMillis(500);
  private static final double TOKENS_PER_MILLI = 80 / 1_000.0;

  private final int haste;
  private final Model rehearsal = new RehearsalModel();
  private final List<Call> calls = new ArrayList<>();
  private final AtomicInteger arrivals = new AtomicInteger();

  /// @param haste 1, or so many times quicker than usual
  Author(int haste) {
    this.haste = haste;
  }

  /// One call as it was seen from the server.
  ///
  /// @param arrival its number in the order of arrival
  /// @param prompt the prompt's tokens
  record Call(
      int arrival, String task, Instant from, Instant to, int[] prompt, String schema, long completion, int samples) {}

  synchronized List<Call> calls() {
    return calls.stream().sorted((a, b) -> Integer.compare(a.arrival, b.arrival)).toList();
  }

  @Override
  public String name() {
    return "rehearsal";
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    Instant from = Instant.now();
    int arrival = arrivals.incrementAndGet();
    Cue cue = new Cue(request.system(), request.messages(), 1);
    List<Sample> samples =
        rehearsal.ask(request).samples().stream().map(sample -> new Sample(longer(cue, sample.text()), sample.finish())).toList();
    int[] prompt = Ruler.prompt(request);
    List<Long> lengths = samples.stream().map(sample -> Ruler.tokens(sample.text())).toList();
    long completion = lengths.stream().mapToLong(Long::longValue).sum();
    long longest = lengths.stream().mapToLong(Long::longValue).max().orElse(0);
    Duration latency = FIRST_TOKEN.plusMillis(Math.round(longest / TOKENS_PER_MILLI));
    sleepUntil(from.plus(latency.dividedBy(haste)));
    String schema = request.schema().map(JsonNode::toString).orElse("");
    synchronized (this) {
      calls.add(new Call(arrival, cue.task(), from, Instant.now(), prompt, schema, completion, samples.size()));
    }
    return new ModelReply(samples, new Tokens(prompt.length, 0, completion, 0), Money.ZERO, name());
  }

  private static void sleepUntil(Instant end) {
    try {
      Thread.sleep(Duration.between(Instant.now(), end));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static String longer(Cue cue, String reply) {
    return switch (cue.task()) {
      case "experiment/plan" -> plan();
      case "experiment/edit", "experiment/retry" -> Coder.edit(run(cue), number(cue, "Attempt"));
      case "experiment/reflect" -> reflection(cue);
      case "figure/edit" -> Coder.labels();
      case "idea/reflect" -> refinement(reply);
      case "manuscript/citations" -> citations(cue, reply);
      case "manuscript/revision-plan" -> answers(reply);
      case "manuscript/abstract" -> reply;
      case "review/reflect" -> secondThoughts(cue, reply);
      default -> reply.contains("```latex") ? section(cue, reply) : json(reply);
    };
  }

  private static String run(Cue cue) {
    return cue.labelled("Run").orElse("run_1");
  }

  private static int number(Cue cue, String label) {
    return Integer.parseInt(cue.labelled(label).orElse("1").split(" ")[0]);
  }

  private static String plan() {
    ObjectNode plan = Json.mapper().createObjectNode().put("hypothesis", Filler.words("hypothesis", 120));
    for (int i = 1; i <= RUNS; i++) {
      plan.withArray("runs")
          .addObject()
          .put("title", "Variant %d of the schedule".formatted(i))
          .put("kind", "edit")
          .put("change", Filler.words("run" + i, 60));
    }
    return Json.pretty(plan);
  }

  private static String reflection(Cue cue) {
    int number = Integer.parseInt(run(cue).substring("run_".length()));
    boolean last = number >= RUNS;
    return Json.pretty(
        Json.mapper()
            .createObjectNode()
            .put("observation", Filler.words("seen" + number, 140))
            .put("decision", last ? "stop" : "run")
            .put("title", last ? "" : "Variant %d of the schedule".formatted(number + 1))
            .put("change", last ? "" : Filler.words("change" + number, 70))
            .put("reason", Filler.words("reason" + number, 50)));
  }

  private static String refinement(String reply) {
    ObjectNode json = object(reply);
    json.put("decision", "refined").put("title", "How much does the noise of a small diffusion model matter?");
    json.put("thoughts", Filler.words("thoughts", 150)).put("experiment", Filler.words("experiment", 420));
    return Json.pretty(json);
  }

  /// As many searches as eight rounds of four make, at most eight at once; of each turn's finds five works, so that the
  /// reading list is almost full after the last one.
  private static String citations(Cue cue, String reply) {
    ObjectNode json = object(reply);
    int turn = number(cue, "Round");
    ArrayNode selected = json.putArray("selected");
    object(reply).path("selected").valueStream().limit(WORKS).forEach(selected::add);
    selected.forEach(choice -> ((ObjectNode) choice).put("purpose", Filler.words(choice.toString(), 30)));
    json.put("done", turn > TURNS);
    ArrayNode queries = json.putArray("queries");
    for (int i = 0; i < 4 && turn <= TURNS; i++) {
      String subject = Shelf.SUBJECTS.get((4 * turn - 4 + i) % Shelf.SUBJECTS.size());
      queries.add(subject + " models").add(subject + " diffusion");
    }
    return Json.pretty(json);
  }

  /// The first round changes two lists of the review, the second nothing.
  private static String secondThoughts(Cue cue, String reply) {
    ObjectNode json = object(reply);
    if (cue.ask().contains("This is round 1 of")) {
      json.put("final", false);
      for (String field : List.of("Weaknesses", "Questions")) {
        ArrayNode points = json.putArray(field);
        for (int i = 0; i < 3; i++) {
          points.add(Filler.words(field + "again" + i, 45));
        }
      }
    }
    return Json.pretty(json);
  }

  /// Two thirds of the requests are met, in four sections.
  private static String answers(String reply) {
    ObjectNode json = object(reply);
    int number = 0;
    for (JsonNode answer : json.path("answers")) {
      ObjectNode each = (ObjectNode) answer;
      ArrayNode sections = each.putArray("sections");
      each.put("action", number % 3 == 2 ? "refuse" : "change").put("reason", Filler.words("answer" + number, 45));
      if (number % 3 != 2) {
        sections.add(REVISED.get(number % REVISED.size()));
      }
      number++;
    }
    return Json.pretty(json);
  }

  private static String section(Cue cue, String reply) {
    int end = reply.lastIndexOf("```");
    String section = cue.labelled("Section").orElse("");
    String body = reply.substring(0, end).stripTrailing();
    long missing = 900 - Ruler.tokens(body);
    String more = missing < 60 ? "" : "\n\n" + Filler.paragraphs(section, missing);
    return body + more + "\n```";
  }

  private static String json(String reply) {
    if (!reply.stripLeading().startsWith("{")) {
      return reply;
    }
    ObjectNode json = object(reply);
    Growth.grow(json);
    return Json.pretty(json);
  }

  private static ObjectNode object(String reply) {
    return (ObjectNode) Json.parse(reply, "A reply of the rehearsal");
  }
}
