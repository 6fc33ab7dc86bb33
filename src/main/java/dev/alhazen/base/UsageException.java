package dev.alhazen.base;

/// The user asked for something that does not exist or does not fit together.
public final class UsageException extends AlhazenException {
  public UsageException(String message) {
    super(ExitCode.USAGE, message);
  }
}
