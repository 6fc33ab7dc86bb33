package dev.alhazen.base;

/// The work stopped for now, is saved, and goes on with the command that the message names.
public class TryAgainException extends AlhazenException {
  public TryAgainException(String message) {
    super(ExitCode.TRY_AGAIN, message);
  }
}
