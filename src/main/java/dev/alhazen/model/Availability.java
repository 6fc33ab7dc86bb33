package dev.alhazen.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Whether a provider's server answers, as all calls of this process together see it: an outage is
/// waited out once, not by each call for itself. This class is thread-safe.
public final class Availability {
  private final InstantSource clock;
  private boolean answered;
  private boolean givenUp;
  private Optional<Instant> silentSince = Optional.empty();

  public Availability(InstantSource clock) {
    this.clock = clock;
  }

  /// It answered, be it with a refusal of the one request.
  synchronized void answers() {
    answered = true;
    givenUp = false;
    silentSince = Optional.empty();
  }

  /// It did not, or refuses everybody.
  synchronized void fails(ModelException failure) {
    answered |= failure.kind() != ModelException.Kind.UNREACHABLE;
    if (silentSince.isEmpty()) {
      silentSince = Optional.of(clock.instant());
    }
  }

  /// Whether to wait so long; a call that gives up speaks for all, until the server answers again.
  ///
  /// @param waited what the call has waited already
  synchronized boolean isWorthWaiting(Retries retries, Duration waited, Duration wait) {
    Duration patience = answered ? retries.patience() : retries.firstContact();
    Duration silent = silence().compareTo(waited) > 0 ? silence() : waited;
    if (silent.plus(wait).compareTo(patience) > 0) {
      givenUp = true;
    }
    return !givenUp;
  }

  /// For how long it has been silent.
  synchronized Duration silence() {
    return silentSince.map(since -> Duration.between(since, clock.instant())).orElse(Duration.ZERO);
  }
}
