package dev.alhazen.cli;

import dev.alhazen.model.Availability;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// One view of each server for all calls of this process. This class is thread-safe.
final class Outages {
  private final Map<String, Availability> byServer = new ConcurrentHashMap<>();
  private final InstantSource clock;

  Outages(InstantSource clock) {
    this.clock = clock;
  }

  Availability of(String server) {
    return byServer.computeIfAbsent(server, _ -> new Availability(clock));
  }
}
