package dev.alhazen.base;

/// A service, program, file or permission that is needed is not there.
public class UnavailableException extends AlhazenException {
  public UnavailableException(String message) {
    super(ExitCode.UNAVAILABLE, message);
  }

  public UnavailableException(String message, Throwable cause) {
    super(ExitCode.UNAVAILABLE, message, cause);
  }
}
