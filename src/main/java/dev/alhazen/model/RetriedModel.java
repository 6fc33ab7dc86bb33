package dev.alhazen.model;

import dev.alhazen.base.Step;
import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import java.time.Duration;

/// Asks again where a failure may pass: with growing, jittered waits, never shorter than the
/// provider asked for. A failure that may have cost something is bounded in number, an outage in
/// time. This class is thread-safe.
public final class RetriedModel implements Model {
  private static final double GROWTH = 3;
  private static final double JITTER = 0.25;
  private static final int UNBOUNDED = -1;

  private final Retries retries;
  private final Availability availability;
  private final Sleeper sleeper;
  private final WaitListener listener;
  private final Model next;
  private final RetryPolicy<ModelReply> policy;

  /// Hears of each wait before it begins, so that no wait is silent.
  @FunctionalInterface
  public interface WaitListener {
    void waiting(Wait wait);
  }

  /// A wait between two attempts.
  ///
  /// @param model who is waited for
  /// @param attempt the number of the attempt that failed, counted from 1
  /// @param silence for how long nobody has got an answer
  public record Wait(
      Step step,
      String model,
      int attempt,
      Duration duration,
      Duration silence,
      ModelException reason) {}

  /// @param availability shared by all that ask the same server
  public RetriedModel(
      Retries retries,
      Availability availability,
      Sleeper sleeper,
      WaitListener listener,
      Model next) {
    this.retries = retries;
    this.availability = availability;
    this.sleeper = sleeper;
    this.listener = listener;
    this.next = next;
    this.policy = policy(retries);
  }

  @Override
  public String name() {
    return next.name();
  }

  /// @throws ModelException the last failure, where it cannot pass or patience has ended
  @Override
  public ModelReply ask(ModelRequest request) {
    Execution<ModelReply> execution = Execution.of(policy);
    Duration waited = Duration.ZERO;
    int paid = 0;
    while (true) {
      try {
        ModelReply reply = next.ask(request);
        availability.answers();
        return reply;
      } catch (ModelException failure) {
        execution.recordException(failure);
        hear(failure);
        paid += mayBePaid(failure) ? 1 : 0;
        Duration wait = wait(execution, failure);
        boolean inVain = execution.isComplete() || paid >= retries.attempts();
        if (inVain || !availability.isWorthWaiting(retries, waited, wait)) {
          throw failure;
        }
        tell(request, execution.getAttemptCount(), wait, failure);
        sleep(wait, failure);
        waited = waited.plus(wait);
      }
    }
  }

  private void hear(ModelException failure) {
    switch (failure.kind()) {
      case RATE_LIMITED, OVERLOADED, UNREACHABLE, UNREADABLE -> availability.fails(failure);
      case REFUSED, NO_SUCH_MODEL -> availability.answers();
      // Whether the server was asked at all is not known here.
      case BAD_REQUEST, WRONG_ADDRESS, NOT_TO_SCHEMA, OVER_BUDGET -> {}
    }
  }

  private static boolean mayBePaid(ModelException failure) {
    return failure.cost().map(cost -> !cost.isZero()).orElse(true);
  }

  private static Duration wait(Execution<ModelReply> execution, ModelException failure) {
    Duration own = execution.isComplete() ? Duration.ZERO : execution.getDelay();
    Duration asked = failure.retryAfter().orElse(Duration.ZERO);
    return asked.compareTo(own) > 0 ? asked : own;
  }

  private void tell(ModelRequest request, int attempt, Duration wait, ModelException failure) {
    listener.waiting(
        new Wait(request.step(), name(), attempt, wait, availability.silence(), failure));
  }

  private void sleep(Duration wait, ModelException failure) {
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  private static RetryPolicy<ModelReply> policy(Retries retries) {
    RetryPolicyBuilder<ModelReply> builder =
        RetryPolicy.<ModelReply>builder()
            .handleIf(failure -> failure instanceof ModelException e && e.kind().isTransient())
            .withMaxAttempts(retries.attempts() == 1 ? 1 : UNBOUNDED)
            .withMaxDuration(Duration.ofDays(365))
            .withJitter(JITTER);
    return retries.longestWait().equals(retries.firstWait())
        ? builder.withDelay(retries.firstWait()).build()
        : builder.withBackoff(retries.firstWait(), retries.longestWait(), GROWTH).build();
  }
}
