package dev.alhazen.model.rehearsal;

import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.Message;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelReply.FinishReason;
import dev.alhazen.model.ModelRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Plays a language model from a script: free, offline, and the same every time. It knows nothing
/// but the conversation. This class is thread-safe.
public final class RehearsalModel implements Model {
  /// Each task is played by the first part that plays it.
  private static final List<Part> PARTS =
      List.of(
          new IdeaPart(),
          new NoveltyPart(),
          new ExperimentPart(),
          new FigurePart(),
          new WritingPart(),
          new CitationPart(),
          new ReviewPart());

  private static final int CHARACTERS_PER_TOKEN = 4;

  private final List<Part> parts;

  public RehearsalModel() {
    this(PARTS);
  }

  RehearsalModel(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /// Whether there are edits for a template of this name; others repeat their baseline.
  public static boolean isScripted(String template) {
    return Script.find(template, "ideas.json", Map.of()).isPresent();
  }

  @Override
  public String name() {
    return "rehearsal";
  }

  /// @throws ModelException of kind `BAD_REQUEST` where the conversation names no task that is
  ///   known
  @Override
  public ModelReply ask(ModelRequest request) {
    List<ModelReply.Sample> samples =
        IntStream.rangeClosed(1, request.samples())
            .mapToObj(sample -> new Cue(request.system(), request.messages(), sample))
            .map(cue -> new ModelReply.Sample(part(cue).reply(cue), FinishReason.STOP))
            .toList();
    return new ModelReply(samples, usage(request, samples), Money.ZERO, name());
  }

  private Part part(Cue cue) {
    String task = cue.task();
    return parts.stream()
        .filter(part -> part.plays(task))
        .findFirst()
        .orElseThrow(() -> new ModelException(ModelException.Kind.BAD_REQUEST, unknown(task)));
  }

  private static String unknown(String task) {
    return task.isEmpty()
        ? "The rehearsal model plays only Alhazen's own prompts, whose last line names a task, such"
            + " as [task: idea/generate]. Use a language model for anything else."
        : "The rehearsal model has no part for the task %s. Use a language model for it."
            .formatted(task);
  }

  private static Tokens usage(ModelRequest request, List<ModelReply.Sample> samples) {
    long input = request.system().length();
    for (Message message : request.messages()) {
      input += message.text().length();
    }
    long output = samples.stream().mapToLong(sample -> sample.text().length()).sum();
    return new Tokens(tokens(input), 0, tokens(output), 0);
  }

  private static long tokens(long characters) {
    return (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
  }
}
