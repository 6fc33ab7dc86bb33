package dev.alhazen.model;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Money;
import java.time.Duration;
import java.util.Optional;

/// A provider gave no usable reply.
public final class ModelException extends AlhazenException {
  private final Kind kind;
  private final transient Optional<Duration> retryAfter;
  private final transient Optional<Money> cost;

  /// What went wrong, by what can be done about it.
  public enum Kind {
    /// The key is missing, wrong or not allowed: 401 or 403; or the server is set up so that it
    /// cannot serve.
    REFUSED(ExitCode.CONFIGURATION),
    /// The model does not exist: 404.
    NO_SUCH_MODEL(ExitCode.CONFIGURATION),
    /// Not the provider answers but a proxy, a page, a redirect, or a server that nobody vouches
    /// for.
    WRONG_ADDRESS(ExitCode.CONFIGURATION),
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

    private Optional<Money> usualCost() {
      return this == UNREACHABLE || this == UNREADABLE ? Optional.empty() : Optional.of(Money.ZERO);
    }
  }

  public ModelException(Kind kind, String message) {
    this(kind, message, Optional.empty());
  }

  /// @param retryAfter how long the provider asked to wait
  public ModelException(Kind kind, String message, Optional<Duration> retryAfter) {
    this(kind, message, retryAfter, kind.usualCost());
  }

  private ModelException(
      Kind kind, String message, Optional<Duration> retryAfter, Optional<Money> cost) {
    super(kind.exitCode, message);
    this.kind = kind;
    this.retryAfter = retryAfter;
    this.cost = cost;
  }

  /// The same failure where it is known what the attempt cost.
  public ModelException withCost(Money known) {
    return new ModelException(kind, explanation(), retryAfter, Optional.of(known));
  }

  public Kind kind() {
    return kind;
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /// What the attempt cost: nothing where the provider refused it, empty where that is unknown, as
  /// after a cut connection.
  public Optional<Money> cost() {
    return cost;
  }
}
