package dev.alhazen.model.openai;

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

/// Gets as many samples as were asked for, also from servers that give one at a time: the rest is
/// asked for in parallel, each with a seed of its own.
final class Samples {
  /// No seed is sent.
  static final int NO_SEED = 0;

  private final Call call;
  private volatile boolean oneAtATime;

  /// One HTTP call.
  interface Call {
    ModelReply ask(ModelRequest request, int seed);
  }

  Samples(Call call) {
    this.call = call;
  }

  ModelReply ask(ModelRequest request) {
    if (request.samples() == 1) {
      return call.ask(request, NO_SEED);
    }
    List<ModelReply> replies = new ArrayList<>();
    if (!oneAtATime) {
      askTogether(request, replies);
    }
    int got = replies.stream().mapToInt(reply -> reply.samples().size()).sum();
    if (got < request.samples()) {
      replies.addAll(askSingly(request, got, replies));
    }
    return merged(replies, request.samples());
  }

  private void askTogether(ModelRequest request, List<ModelReply> replies) {
    try {
      ModelReply reply = call.ask(request, NO_SEED);
      replies.add(reply);
      oneAtATime = reply.samples().size() < request.samples();
    } catch (ModelException e) {
      // Some servers refuse to give several; if it is something else, the single call says so.
      if (e.kind() != ModelException.Kind.BAD_REQUEST) {
        throw e;
      }
      oneAtATime = true;
    }
  }

  private List<ModelReply> askSingly(ModelRequest request, int got, List<ModelReply> paid) {
    ModelRequest single = request.withSamples(1);
    List<Future<ModelReply>> calls = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int sample = got + 1; sample <= request.samples(); sample++) {
        int seed = sample;
        calls.add(threads.submit(() -> call.ask(single, seed)));
      }
    }
    List<ModelReply> replies = new ArrayList<>();
    List<ModelException> failed = new ArrayList<>();
    for (Future<ModelReply> one : calls) {
      collect(one, replies, failed);
    }
    if (!failed.isEmpty()) {
      throw withCostOfAll(failed, paid, replies);
    }
    return replies;
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
  private static ModelException withCostOfAll(
      List<ModelException> failed, List<ModelReply> paid, List<ModelReply> replies) {
    if (failed.stream().anyMatch(failure -> failure.cost().isEmpty())) {
      return failed.stream().filter(failure -> failure.cost().isEmpty()).findFirst().orElseThrow();
    }
    Money cost = total(paid).plus(total(replies));
    for (ModelException failure : failed) {
      cost = cost.plus(failure.cost().orElseThrow());
    }
    return failed.getFirst().withCost(cost);
  }

  private static Money total(List<ModelReply> replies) {
    return replies.stream().map(ModelReply::cost).reduce(Money.ZERO, Money::plus);
  }

  private static ModelReply merged(List<ModelReply> replies, int wanted) {
    List<ModelReply.Sample> samples =
        replies.stream().flatMap(reply -> reply.samples().stream()).limit(wanted).toList();
    Tokens usage = replies.stream().map(ModelReply::usage).reduce(Tokens.NONE, Tokens::plus);
    return new ModelReply(samples, usage, total(replies), replies.getFirst().model());
  }
}
