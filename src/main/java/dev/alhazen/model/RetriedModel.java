package dev.alhazen.model;

import dev.alhazen.base.Step;
import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import java.time.Duration;

/// Asks again where a failure may pass: with growing, jittered waits, never shorter than the
/// provider asked for, and bounded in number and in total. This class is thread-safe.
public final class RetriedModel implements Model {
  private static final double GROWTH = 3;
  private static final double JITTER = 0.25;

  private final Retries retries;
  private final Sleeper sleeper;
  private final WaitListener listener;
  private final Model next;
  private final RetryPolicy<ModelReply> policy;

  /// Hears of each wait before it begins, so that no wait is silent.
  @FunctionalInterface
  public interface WaitListener {
    /// @param attempt the number of the attempt that failed, counted from 1
    void waiting(Step step, int attempt, Duration wait, ModelException reason);
  }

  public RetriedModel(Retries retries, Sleeper sleeper, WaitListener listener, Model next) {
    this.retries = retries;
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
    while (true) {
      try {
        return next.ask(request);
      } catch (ModelException failure) {
        execution.recordException(failure);
        Duration wait = wait(execution, failure);
        if (execution.isComplete() || waited.plus(wait).compareTo(retries.totalWait()) > 0) {
          throw failure;
        }
        listener.waiting(request.step(), execution.getAttemptCount(), wait, failure);
        sleep(wait, failure);
        waited = waited.plus(wait);
      }
    }
  }

  private static Duration wait(Execution<ModelReply> execution, ModelException failure) {
    Duration own = execution.isComplete() ? Duration.ZERO : execution.getDelay();
    Duration asked = failure.retryAfter().orElse(Duration.ZERO);
    return asked.compareTo(own) > 0 ? asked : own;
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
            .withMaxAttempts(retries.attempts())
            .withMaxDuration(Duration.ofDays(365))
            .withJitter(JITTER);
    return retries.longestWait().equals(retries.firstWait())
        ? builder.withDelay(retries.firstWait()).build()
        : builder.withBackoff(retries.firstWait(), retries.longestWait(), GROWTH).build();
  }
}
