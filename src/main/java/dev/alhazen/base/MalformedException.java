package dev.alhazen.base;

/// A file or text from outside is not what it must be; the message says where.
public final class MalformedException extends AlhazenException {
  public MalformedException(String message) {
    super(ExitCode.DATA, message);
  }
}
