package dev.alhazen.model;

import dev.alhazen.base.Money;
import dev.alhazen.base.Together;
import dev.alhazen.base.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Gives as many samples as were asked for, also where a provider gives fewer, or one, at a time:
/// those that are missing are asked for in parallel, each as a step of its own, `<step>/sample#2`.
///
/// It stands above what records and retries, so that each call is journalled, retried and paid for
/// by itself: where one fails for good, those that were got are not paid again on resuming. The
/// first call is over before the others begin, and has filled the provider's cache for them. This
/// class is thread-safe.
public final class SampledModel implements Model {
  private final Model next;

  /// @param next may answer with fewer samples than were asked for
  public SampledModel(Model next) {
    this.next = next;
  }

  @Override
  public String name() {
    return next.name();
  }

  /// @throws ModelException the failure of the first sample that could not be had, after all others
  ///   were tried
  @Override
  public ModelReply ask(ModelRequest request) {
    ModelReply first = next.ask(request);
    int got = first.samples().size();
    return got >= request.samples() ? first : merged(first, askSingly(request, got + 1));
  }

  private List<ModelReply> askSingly(ModelRequest request, int from) {
    return Together.all(
        IntStream.rangeClosed(from, request.samples()).boxed().toList(),
        sample ->
            next.ask(request.withSamples(1).withStep(request.step().then("sample").round(sample))));
  }

  private static ModelReply merged(ModelReply first, List<ModelReply> others) {
    List<ModelReply.Sample> samples = new ArrayList<>(first.samples());
    Tokens usage = first.usage();
    Money cost = first.cost();
    for (ModelReply other : others) {
      samples.add(other.samples().getFirst());
      usage = usage.plus(other.usage());
      cost = cost.plus(other.cost());
    }
    return new ModelReply(samples, usage, cost, first.model());
  }
}
