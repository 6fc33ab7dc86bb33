package dev.alhazen.model;

import java.time.Duration;

/// How often, and how long in all, a model is asked again after a failure that may pass.
///
/// @param attempts the most attempts, the first included
/// @param firstWait the wait after the first failure; it triples with each further one
/// @param longestWait the most that one wait grows to, unless the provider asks for more
/// @param totalWait the most that all waits of a call take together; a provider that asks for more
///   than is left of it is not waited for
public record Retries(int attempts, Duration firstWait, Duration longestWait, Duration totalWait) {
  public Retries {
    if (attempts < 1) {
      throw new IllegalArgumentException("at least one attempt is made");
    }
    if (!firstWait.isPositive() || longestWait.compareTo(firstWait) < 0 || totalWait.isNegative()) {
      throw new IllegalArgumentException(
          "waits must be positive and the longest not below the first");
    }
  }

  /// Five attempts over at most five minutes.
  public static Retries usual() {
    return new Retries(5, Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofMinutes(5));
  }

  /// No second attempt.
  public static Retries none() {
    return new Retries(1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO);
  }
}
