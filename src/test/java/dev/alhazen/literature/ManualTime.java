package dev.alhazen.literature;

import dev.alhazen.model.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Time that passes only by sleeping, and says how it passed.
public final class ManualTime implements InstantSource, Sleeper {
  private final List<Duration> waits = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-25T12:00:00Z");

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    waits.add(duration);
    now = now.plus(duration);
  }

  public synchronized void pass(Duration duration) {
    now = now.plus(duration);
  }

  /// All waits so far, those too short to matter left out.
  public synchronized List<Duration> waits() {
    return waits.stream().filter(wait -> wait.toMillis() > 100).toList();
  }
}
