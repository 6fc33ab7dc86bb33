package dev.alhazen.model;

import java.time.Duration;

/// How often, and how long in all, a model is asked again after a failure that may pass.
///
/// @param attempts the most attempts, the first included, where each may have been paid for
/// @param firstWait the wait after the first failure; it triples with each further one
/// @param longestWait the most that one wait grows to, unless the provider asks for more
/// @param patience how long a provider is waited for that answers nobody, or refuses everybody; one
///   that asks for more than is left of it is not waited for
/// @param firstContact the same for a server that was never reached: its address may be wrong
public record Retries(
    int attempts,
    Duration firstWait,
    Duration longestWait,
    Duration patience,
    Duration firstContact) {
  private static final Duration FIRST_CONTACT = Duration.ofSeconds(30);

  public Retries {
    if (attempts < 1) {
      throw new IllegalArgumentException("at least one attempt is made");
    }
    if (!firstWait.isPositive() || longestWait.compareTo(firstWait) < 0) {
      throw new IllegalArgumentException(
          "waits must be positive and the longest not below the first");
    }
    if (patience.isNegative() || firstContact.isNegative()) {
      throw new IllegalArgumentException("patience is not negative");
    }
  }

  /// Five attempts that may be paid for; half an hour for an outage.
  public static Retries usual() {
    return of(Duration.ofMinutes(30));
  }

  /// The usual ones with another patience.
  public static Retries of(Duration patience) {
    Duration first = patience.compareTo(FIRST_CONTACT) < 0 ? patience : FIRST_CONTACT;
    return new Retries(5, Duration.ofSeconds(2), Duration.ofSeconds(60), patience, first);
  }

  /// No second attempt.
  public static Retries none() {
    return new Retries(
        1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO);
  }
}
