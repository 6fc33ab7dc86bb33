package dev.alhazen.literature;

import dev.alhazen.literature.Fetched.Fault;
import dev.alhazen.model.Sleeper;
import dev.failsafe.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// All requests of this process to one engine: at its pace, and none while it is to be left alone,
/// because it asked for that or failed too often. This class is thread-safe; one object serves all
/// parallel investigations.
public final class Traffic {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private final Patience patience;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final RateLimiter<Fetched> limiter;
  private final Semaphore connections;
  private Instant quietUntil = Instant.MIN;
  private String quietReason = "";
  private int failures;

  public Traffic(Pace pace, Patience patience, InstantSource clock, Sleeper sleeper) {
    this.patience = patience;
    this.clock = clock;
    this.sleeper = sleeper;
    this.limiter = RateLimiter.<Fetched>smoothBuilder(pace.interval()).build();
    this.connections = new Semaphore(pace.connections(), true);
  }

  /// Sends when it may be sent; says so where that would be too late.
  ///
  /// @param end when the turn has to come
  Fetched pass(Instant end, Supplier<Fetched> send) {
    try {
      if (!connections.tryAcquire(left(end).toMillis(), TimeUnit.MILLISECONDS)) {
        return late();
      }
      try {
        return paced(end, send);
      } finally {
        connections.release();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Fetched.Failed(Fault.OURS, "was interrupted");
    }
  }

  private Fetched paced(Instant end, Supplier<Fetched> send) throws InterruptedException {
    Quiet quiet = quiet();
    if (quiet.left().compareTo(patience.total()) > 0 || quiet.left().compareTo(left(end)) > 0) {
      return new Fetched.Failed(Fault.OURS, quiet.reason());
    }
    sleep(quiet.left());
    Duration turn = limiter.tryReservePermit(left(end));
    if (turn.isNegative()) {
      return late();
    }
    sleep(turn);
    return send.get();
  }

  /// Leaves the engine alone for a while, as it asked.
  synchronized void quiet(Duration span, String reason) {
    Instant until = clock.instant().plus(span);
    if (until.isAfter(quietUntil)) {
      quietUntil = until;
      quietReason = "asked to be left alone until %s: it %s".formatted(TIME.format(until), reason);
    }
  }

  /// A search was answered.
  synchronized void answered() {
    failures = 0;
  }

  /// A search was given up for reasons of the engine's.
  synchronized void failed(String reason) {
    failures++;
    Instant until = clock.instant().plus(patience.rest());
    if (failures >= patience.failures() && until.isAfter(quietUntil)) {
      quietUntil = until;
      quietReason =
          "is left alone until %s after %d searches in vain; the last one: it %s"
              .formatted(TIME.format(until), failures, reason);
    }
  }

  private record Quiet(Duration left, String reason) {}

  private synchronized Quiet quiet() {
    Instant now = clock.instant();
    return quietUntil.isAfter(now)
        ? new Quiet(Duration.between(now, quietUntil), quietReason)
        : new Quiet(Duration.ZERO, "");
  }

  private Fetched late() {
    return new Fetched.Failed(
        Fault.OURS,
        "has a limit of requests, and the turn of this search would not come within %d s"
            .formatted(patience.turn().toSeconds()));
  }

  private Duration left(Instant end) {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void sleep(Duration wait) throws InterruptedException {
    if (wait.isPositive()) {
      sleeper.sleep(wait);
    }
  }
}
