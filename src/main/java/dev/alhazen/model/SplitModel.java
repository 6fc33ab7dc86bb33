package dev.alhazen.model;

import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.Together;
import dev.alhazen.base.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Asks for each of several samples by itself, for providers that give one at a time: each is
/// recorded, retried and paid for by itself, so that the failure of one loses no other. The first
/// goes ahead, since the others, which are asked for all at once, then find their prompt in the
/// provider's cache. The steps are the request's with the sample's number, `<step>#1` …. This class
/// is thread-safe.
public final class SplitModel implements Model {
  private final Model next;

  private SplitModel(Model next) {
    this.next = next;
  }

  /// The model itself where its provider gives several samples for one prompt, which is paid for
  /// once then.
  public static Model where(Model model) {
    return ModelName.parse(model.name()).provider().givesSamples() ? model : new SplitModel(model);
  }

  @Override
  public String name() {
    return next.name();
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    if (request.samples() == 1) {
      return next.ask(request);
    }
    List<ModelReply> replies = new ArrayList<>(List.of(next.ask(single(request, 1))));
    List<Integer> others = IntStream.rangeClosed(2, request.samples()).boxed().toList();
    replies.addAll(Together.all(others, number -> next.ask(single(request, number))));
    return joined(replies);
  }

  private static ModelRequest single(ModelRequest request, int number) {
    Step step = request.step();
    // A step that is a round already cannot have rounds of its own.
    Step below = step.path().matches(".*#\\d+") ? step.then("sample") : step;
    return request.withSamples(1).withStep(below.round(number));
  }

  private static ModelReply joined(List<ModelReply> replies) {
    return new ModelReply(
        replies.stream().flatMap(reply -> reply.samples().stream()).toList(),
        replies.stream().map(ModelReply::usage).reduce(Tokens.NONE, Tokens::plus),
        replies.stream().map(ModelReply::cost).reduce(Money.ZERO, Money::plus),
        replies.getFirst().model());
  }
}
