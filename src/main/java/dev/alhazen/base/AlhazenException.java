package dev.alhazen.base;

/// Something the program cannot go on from. The message is one sentence or two for the user: what,
/// which, and what to do next; it is printed without a stack trace.
public abstract class AlhazenException extends RuntimeException {
  private final ExitCode exitCode;

  protected AlhazenException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  protected AlhazenException(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  /// The message, which is never absent.
  public String explanation() {
    return String.valueOf(getMessage());
  }
}
