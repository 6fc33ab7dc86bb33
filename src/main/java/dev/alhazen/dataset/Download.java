package dev.alhazen.dataset;

import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.model.Sleeper;
import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Downloads files, each to its end: what was here already stays, an attempt that was cut goes on
/// where it stopped, and one that failed is repeated after a growing wait, for as long as that
/// brings anything.
public final class Download {
  private static final int GROWTH = 2;
  private static final double JITTER = 0.2;

  private final Transfer transfer;
  private final Sleeper sleeper;
  private final Listener listener;
  private final RetryPolicy<Ending> policy;

  /// How long to go on.
  ///
  /// @param attempts in a row that bring nothing
  /// @param firstWait between attempts; later ones are longer
  /// @param silence how long a server may send nothing
  public record Patience(int attempts, Duration firstWait, Duration longestWait, Duration silence) {
    public static final Patience USUAL =
        new Patience(5, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(60));
  }

  /// Hears how it goes.
  ///
  /// @param news what a user should know, such as a wait
  public record Listener(Meter meter, Consumer<String> news) {}

  /// @param client that follows no redirects by itself
  /// @param agent what the program calls itself
  /// @param space looked at when a server has said how long a file is
  public Download(
      HttpClient client,
      String agent,
      Patience patience,
      Space space,
      InstantSource clock,
      Sleeper sleeper,
      Listener listener) {
    this.transfer = new Transfer(client, agent, patience.silence(), space, clock, listener.meter());
    this.sleeper = sleeper;
    this.listener = listener;
    this.policy =
        RetryPolicy.<Ending>builder()
            .handleResultIf(
                ending ->
                    ending instanceof Ending.Failed failed
                        && failed.fault() == Ending.Fault.PASSING)
            .withMaxAttempts(patience.attempts())
            .withBackoff(patience.firstWait(), patience.longestWait(), GROWTH)
            .withJitter(JITTER)
            .build();
  }

  /// @param target appears when all of it is here
  /// @throws UnavailableException where it cannot be had; what came so far stays beside the target
  void fetch(Source source, Path target) {
    PartFile part = new PartFile(target);
    Execution<Ending> execution = Execution.of(policy);
    while (true) {
      long before = part.size();
      Ending ending = transfer.attempt(source, part);
      if (!(ending instanceof Ending.Failed failed)) {
        part.finish();
        return;
      }
      if (part.size() > before) {
        execution = Execution.of(policy);
      }
      execution.recordResult(failed);
      if (execution.isComplete()) {
        throw givenUp(source, failed, execution.getAttemptCount());
      }
      sleep(source, failed, wait(execution, failed));
    }
  }

  private Duration wait(Execution<Ending> execution, Ending.Failed failed) {
    Duration own = execution.getDelay();
    Duration asked = failed.retryAfter().orElse(Duration.ZERO);
    return asked.compareTo(own) > 0 ? asked : own;
  }

  private void sleep(Source source, Ending.Failed failed, Duration wait) {
    listener
        .news()
        .accept(
            "%s %s; again in %d s"
                .formatted(source.file(), failed.reason(), Math.max(1, wait.toSeconds())));
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TryAgainException(
          "The download of %s was interrupted. Run the command again to go on."
              .formatted(source.file()));
    }
  }

  private UnavailableException givenUp(Source source, Ending.Failed failed, int attempts) {
    String times = attempts > 1 ? ", %d times in a row".formatted(attempts) : "";
    return new UnavailableException(
        ("%s %s%s. Run the command again to go on where it stopped, name a mirror with --url URL, or"
                + " fetch the file elsewhere and give it with --from FILE.")
            .formatted(source.address(), failed.reason(), times));
  }
}
