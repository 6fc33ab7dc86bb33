package dev.alhazen.model.gateway;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.Step;
import dev.alhazen.journal.ChangedInputException;
import dev.alhazen.model.Message;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.ModelException.Kind;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/// The calls of one program, in the order in which they come. This class is thread-safe.
public final class Calls {
  /// Where a body leaves the length of its reply open.
  private static final int USUAL_LIMIT = 32_000;

  private static final int MOST_SAMPLES = 16;

  private final Upstream upstream;
  private final Chain chain;
  private final Step step;
  private final AtomicInteger made = new AtomicInteger();
  private volatile boolean closed;
  private final AtomicReference<Optional<AlhazenException>> failure =
      new AtomicReference<>(Optional.empty());

  /// How a call is made.
  ///
  /// @param recalled answers from the journal what was answered before, and asks `asked` else
  /// @param asked records, retries, and holds the budget
  public record Chain(Model recalled, Model asked) {}

  Calls(Upstream upstream, Chain chain, Step step) {
    this.upstream = upstream;
    this.chain = chain;
    this.step = step;
  }

  Upstream upstream() {
    return upstream;
  }

  /// The program has ended: what it still asks for is not asked any more.
  void close() {
    closed = true;
  }

  Optional<AlhazenException> failure() {
    return failure.get();
  }

  /// The body of the answer.
  ///
  /// @throws AlhazenException where there is none; what concerns more than this call is kept
  String ask(Wire wire, JsonNode body, String beta) {
    failure.get().filter(Calls::isFinal).ifPresent(Calls::again);
    if (closed) {
      throw new ModelException(Kind.BAD_REQUEST, "The coder has ended.");
    }
    if (!upstream.wires().contains(wire)) {
      throw kept(
          new ModelException(
              Kind.REFUSED,
              ("The coder asks in a protocol in which %s is not served (%s). Choose another model"
                      + " with --coder-model, or another coder.")
                  .formatted(upstream.name(), wire.path())));
    }
    try {
      ModelReply reply = made(request(wire, body, beta));
      failure.updateAndGet(known -> known.filter(Calls::isFinal));
      return reply.text();
    } catch (ModelException e) {
      throw e.kind() == Kind.BAD_REQUEST ? e : kept(e);
    } catch (AlhazenException e) {
      throw kept(e);
    }
  }

  private ModelRequest request(Wire wire, JsonNode body, String beta) {
    int limit = wire.limit(body).orElse(USUAL_LIMIT);
    String text = new PassedModel.Call(body, beta).text();
    return ModelRequest.of(
            step.then("call").round(made.incrementAndGet()),
            wire.task(),
            "",
            List.of(Message.user(text)))
        .withTemperature(0)
        .withMaxOutputTokens(Math.max(1, limit))
        .withSamples(Math.clamp(body.path("n").asInt(1), 1, MOST_SAMPLES));
  }

  /// A program that was interrupted begins anew, and may ask something else where it asked before:
  /// what is equal is recalled, and all else is asked.
  private ModelReply made(ModelRequest request) {
    try {
      return chain.recalled().ask(request);
    } catch (ChangedInputException e) {
      return chain.asked().ask(request);
    }
  }

  private AlhazenException kept(AlhazenException e) {
    failure.updateAndGet(known -> known.filter(Calls::isFinal).or(() -> Optional.of(e)));
    return e;
  }

  private static void again(AlhazenException failure) {
    throw failure;
  }

  /// Whether no later call can go better.
  private static boolean isFinal(AlhazenException failure) {
    return !(failure instanceof ModelException e) || !e.kind().isTransient();
  }
}
