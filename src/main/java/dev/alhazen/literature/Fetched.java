package dev.alhazen.literature;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What became of one request.
sealed interface Fetched {

  /// A complete reply.
  ///
  /// @param headers by lower-case names
  record Page(String body, Map<String, String> headers) implements Fetched {
    public Page {
      headers = Map.copyOf(headers);
    }
  }

  /// No usable reply.
  ///
  /// @param reason goes on after the engine's name, as in `answered with status 500`
  /// @param retryAfter how long the engine asks to be left alone, where it does
  record Failed(Fault fault, String reason, Optional<Duration> retryAfter) implements Fetched {
    Failed(Fault fault, String reason) {
      this(fault, reason, Optional.empty());
    }
  }

  /// What another attempt could do about a failure.
  enum Fault {
    /// It may pass.
    PASSING,
    /// It will stay: a refused key, a request that the engine does not understand.
    LASTING,
    /// Nothing is known of the engine: it was not this request's turn.
    OURS
  }
}
