package dev.alhazen.dataset;

import java.time.Duration;
import java.util.Optional;

/// How an attempt to download a file ended.
sealed interface Ending {
  /// It is here.
  record Complete() implements Ending {}

  /// It is not, or not all of it.
  ///
  /// @param reason continues a sentence that begins with the address
  /// @param retryAfter how long the server asks to wait
  record Failed(Fault fault, String reason, Optional<Duration> retryAfter) implements Ending {
    static Failed passing(String reason) {
      return new Failed(Fault.PASSING, reason, Optional.empty());
    }

    static Failed lasting(String reason) {
      return new Failed(Fault.LASTING, reason, Optional.empty());
    }
  }

  /// Whether another attempt may end better.
  enum Fault {
    PASSING,
    LASTING
  }
}
