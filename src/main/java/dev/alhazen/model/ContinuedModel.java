package dev.alhazen.model;

import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.ModelReply.FinishReason;
import dev.alhazen.model.ModelReply.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lets a model go on that its limit of output tokens cut off, twice at most; each time is a step
/// of its own, `<step>/continue#1`, that is journalled and paid for by itself.
///
/// A reply without a single word, where thoughts used up the limit, is asked for anew with twice
/// the limit, then with four times. Half of a structured reply is left as it is, since that is
/// asked for anew, shorter. A reply that is still cut at the end says so. This class is
/// thread-safe.
public final class ContinuedModel implements Model {
  private static final String CONTINUE = "model/continue";
  private static final int ROUNDS = 2;

  /// Where the model repeats its last words, they are left out.
  private static final int LONGEST_REPETITION = 400;

  private static final int SHORTEST_REPETITION = 12;

  private final Model next;
  private final Prompts prompts;

  /// Whole replies, and as many as are asked for, from what recalls, retries and records.
  public static Model over(Model recalled) {
    return new ContinuedModel(new SampledModel(recalled), Prompts.builtIn());
  }

  /// @param next gives all samples that are asked for
  public ContinuedModel(Model next, Prompts prompts) {
    this.next = next;
    this.prompts = prompts;
  }

  @Override
  public String name() {
    return next.name();
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    ModelReply reply = next.ask(request);
    if (reply.samples().stream().noneMatch(sample -> isUnfinished(sample, request))) {
      return reply;
    }
    List<Sample> samples = new ArrayList<>();
    Tokens usage = reply.usage();
    Money cost = reply.cost();
    for (Sample sample : reply.samples()) {
      int number = samples.size() + 1;
      Step step = number == 1 ? request.step() : request.step().then("sample").round(number);
      Whole whole = continued(request.withSamples(1), step, new Whole(sample));
      samples.add(whole.sample);
      usage = usage.plus(whole.usage);
      cost = cost.plus(whole.cost);
    }
    return new ModelReply(samples, usage, cost, reply.model());
  }

  private Whole continued(ModelRequest request, Step step, Whole cut) {
    Whole whole = cut;
    for (int round = 1; round <= ROUNDS && isUnfinished(whole.sample, request); round++) {
      ModelRequest more =
          isSilent(whole.sample)
              ? request.withMaxOutputTokens(request.maxOutputTokens() << round)
              : goingOn(request, whole.sample.text());
      whole = whole.with(next.ask(more.withStep(step.then("continue").round(round))));
    }
    return whole;
  }

  private ModelRequest goingOn(ModelRequest request, String text) {
    List<Message> talk = new ArrayList<>(request.messages());
    talk.add(Message.assistant(text));
    talk.add(Message.user(prompts.fill(CONTINUE, Map.of())));
    return request.withTask(CONTINUE).withMessages(talk);
  }

  private static boolean isUnfinished(Sample sample, ModelRequest request) {
    return sample.finish() == FinishReason.LENGTH
        && (isSilent(sample) || request.schema().isEmpty());
  }

  private static boolean isSilent(Sample sample) {
    return sample.text().isBlank();
  }

  /// The parts of one sample, and what all but the first took.
  private record Whole(Sample sample, Tokens usage, Money cost) {
    Whole(Sample first) {
      this(first, Tokens.NONE, Money.ZERO);
    }

    Whole with(ModelReply more) {
      Sample part = more.samples().getFirst();
      return new Whole(
          new Sample(joined(sample.text(), part.text()), part.finish()),
          usage.plus(more.usage()),
          cost.plus(more.cost()));
    }

    private static String joined(String text, String more) {
      if (text.isBlank()) {
        return more;
      }
      int longest = Math.min(LONGEST_REPETITION, Math.min(text.length(), more.length()));
      for (int length = longest; length >= SHORTEST_REPETITION; length--) {
        if (text.endsWith(more.substring(0, length))) {
          return text + more.substring(length);
        }
      }
      return text + more;
    }
  }
}
