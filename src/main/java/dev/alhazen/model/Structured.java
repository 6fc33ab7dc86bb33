package dev.alhazen.model;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Asks for replies in JSON that satisfy a schema, with one repair round for those that do not.
/// This class is thread-safe.
public final class Structured {
  private static final String REPAIR = "model/repair";

  /// A longer reply is quoted by its two ends in the repair round.
  private static final int QUOTED_CHARACTERS = 24_000;

  private final Model model;
  private final Prompts prompts;

  public Structured(Model model, Prompts prompts) {
    this.model = model;
    this.prompts = prompts;
  }

  /// Asks for one reply; the repair round is the step below the request's, `<step>/repair`.
  ///
  /// @throws ModelException where the provider gives no reply at all
  public <T> Answer<T> ask(ModelRequest request, Schema<T> schema) {
    ModelRequest single = request.withSamples(1).withSchema(schema.json());
    ModelReply.Sample sample = model.ask(single).samples().getFirst();
    return read(single, sample, single.step().then("repair"), schema);
  }

  /// Asks for as many replies as the request says, each of which is read, and repaired, by itself;
  /// the repair round of the second one is `<step>/repair#2`.
  public <T> List<Answer<T>> askAll(ModelRequest request, Schema<T> schema) {
    ModelRequest asked = request.withSchema(schema.json());
    List<ModelReply.Sample> samples = model.ask(asked).samples();
    List<Answer<T>> answers = new ArrayList<>();
    for (ModelReply.Sample sample : samples) {
      Step repair = asked.step().then("repair").round(answers.size() + 1);
      answers.add(read(asked.withSamples(1), sample, repair, schema));
    }
    return List.copyOf(answers);
  }

  private <T> Answer<T> read(
      ModelRequest request, ModelReply.Sample sample, Step repair, Schema<T> schema) {
    if (sample.finish() == ModelReply.FinishReason.CONTENT_FILTER) {
      return unreadable(request, "the provider's content filter withheld it");
    }
    ReplyReader<T> reader = new ReplyReader<>(schema);
    return switch (reader.read(sample.text())) {
      case ReplyReader.Result.Good<T>(T value) -> new Answer.Read<>(value);
      case ReplyReader.Result.Bad<T>(List<String> faults) -> {
        ModelRequest again = repairRequest(request, sample, faults, schema).withStep(repair);
        yield readRepaired(again, model.ask(again).samples().getFirst(), reader);
      }
    };
  }

  private static <T> Answer<T> readRepaired(
      ModelRequest request, ModelReply.Sample sample, ReplyReader<T> reader) {
    return switch (reader.read(sample.text())) {
      case ReplyReader.Result.Good<T>(T value) -> new Answer.Read<>(value);
      case ReplyReader.Result.Bad<T>(List<String> faults) -> {
        String cut =
            isCut(sample)
                ? "it was cut off at %d tokens: ".formatted(request.maxOutputTokens())
                : "";
        yield unreadable(request, cut + String.join("; ", faults));
      }
    };
  }

  private ModelRequest repairRequest(
      ModelRequest request, ModelReply.Sample sample, List<String> faults, Schema<?> schema) {
    Map<String, Object> values =
        Map.of(
            "cut", isCut(sample),
            "limit", request.maxOutputTokens(),
            "faults", faults,
            "schema", Json.pretty(schema.json()).strip());
    List<Message> messages = new ArrayList<>(request.messages());
    messages.add(Message.assistant(quoted(sample.text())));
    messages.add(Message.user(prompts.fill(REPAIR, values)));
    return request.withTask(REPAIR).withMessages(messages);
  }

  private static boolean isCut(ModelReply.Sample sample) {
    return sample.finish() == ModelReply.FinishReason.LENGTH;
  }

  private static String quoted(String reply) {
    if (reply.isBlank()) {
      return "(no text)";
    }
    if (reply.length() <= QUOTED_CHARACTERS) {
      return reply;
    }
    int half = QUOTED_CHARACTERS / 2;
    return "%s\n[… %d characters left out …]\n%s"
        .formatted(
            reply.substring(0, half),
            reply.length() - QUOTED_CHARACTERS,
            reply.substring(reply.length() - half));
  }

  private static <T> Answer<T> unreadable(ModelRequest request, String why) {
    return new Answer.Unreadable<>(
        "The model's reply at step %s is not usable: %s.".formatted(request.step(), strip(why)));
  }

  private static String strip(String why) {
    return why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
  }
}
