package dev.alhazen.model;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.ExitCode;
import java.time.Duration;
import java.util.Optional;

/// A provider gave no usable reply.
public final class ModelException extends AlhazenException {
  private final Kind kind;
  private final transient Optional<Duration> retryAfter;

  /// What went wrong, by what can be done about it.
  public enum Kind {
    /// The key is missing, wrong or not allowed: 401 or 403.
    REFUSED(ExitCode.CONFIGURATION),
    /// The model does not exist: 404.
    NO_SUCH_MODEL(ExitCode.CONFIGURATION),
    /// The provider does not accept the request: 400, 413, 422.
    BAD_REQUEST(ExitCode.UNAVAILABLE),
    /// Too many requests: 429. Worth waiting for.
    RATE_LIMITED(ExitCode.TRY_AGAIN),
    /// 5xx or overloaded. Worth waiting for.
    OVERLOADED(ExitCode.TRY_AGAIN),
    /// No connection, a cut body, a time-out. Worth another attempt.
    UNREACHABLE(ExitCode.TRY_AGAIN),
    /// The reply was empty or not of the protocol. Worth another attempt.
    UNREADABLE(ExitCode.TRY_AGAIN),
    /// The reply does not fit the schema even after the repair round.
    NOT_TO_SCHEMA(ExitCode.UNAVAILABLE),
    /// The budget does not cover the call.
    OVER_BUDGET(ExitCode.TRY_AGAIN);

    private final ExitCode exitCode;

    Kind(ExitCode exitCode) {
      this.exitCode = exitCode;
    }

    /// Whether the same request may succeed later.
    public boolean isTransient() {
      return this == RATE_LIMITED
          || this == OVERLOADED
          || this == UNREACHABLE
          || this == UNREADABLE;
    }
  }

  public ModelException(Kind kind, String message) {
    this(kind, message, Optional.empty());
  }

  /// @param retryAfter how long the provider asked to wait
  public ModelException(Kind kind, String message, Optional<Duration> retryAfter) {
    super(kind.exitCode, message);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  public Kind kind() {
    return kind;
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
