package dev.alhazen.model.anthropic;

import dev.alhazen.base.Money;
import dev.alhazen.base.Tokens;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Gets as many samples as were asked for by single calls: the first alone, so that the others,
/// side by side, find the prompt in the provider's cache.
final class Samples {
  private final Function<ModelRequest, ModelReply> call;

  Samples(Function<ModelRequest, ModelReply> call) {
    this.call = call;
  }

  ModelReply ask(ModelRequest request) {
    ModelRequest single = request.withSamples(1);
    List<ModelReply> replies = new ArrayList<>(List.of(call.apply(single)));
    if (request.samples() > 1) {
      askTogether(single, request.samples() - 1, replies);
    }
    return merged(replies);
  }

  private void askTogether(ModelRequest single, int wanted, List<ModelReply> replies) {
    List<Future<ModelReply>> calls = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < wanted; i++) {
        calls.add(threads.submit(() -> call.apply(single)));
      }
    }
    List<ModelException> failed = new ArrayList<>();
    calls.forEach(one -> collect(one, replies, failed));
    if (!failed.isEmpty()) {
      throw withCostOfAll(failed, total(replies));
    }
  }

  private static void collect(
      Future<ModelReply> one, List<ModelReply> replies, List<ModelException> failed) {
    try {
      replies.add(one.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ModelException failure) {
        failed.add(failure);
      } else {
        throw new IllegalStateException(e.getCause());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      failed.add(new ModelException(ModelException.Kind.UNREACHABLE, "The call was interrupted."));
    }
  }

  /// The failure of a few samples loses the others, which were paid all the same.
  private static ModelException withCostOfAll(List<ModelException> failed, Money paid) {
    Money cost = paid;
    for (ModelException failure : failed) {
      if (failure.cost().isEmpty()) {
        return failure;
      }
      cost = cost.plus(failure.cost().get());
    }
    return failed.getFirst().withCost(cost);
  }

  private static Money total(List<ModelReply> replies) {
    return replies.stream().map(ModelReply::cost).reduce(Money.ZERO, Money::plus);
  }

  private static ModelReply merged(List<ModelReply> replies) {
    return new ModelReply(
        replies.stream().flatMap(reply -> reply.samples().stream()).toList(),
        replies.stream().map(ModelReply::usage).reduce(Tokens.NONE, Tokens::plus),
        total(replies),
        replies.getFirst().model());
  }
}
