package dev.alhazen.base;

/// A broken promise inside the program: a bug to report, not a mistake of the user.
public final class DefectException extends AlhazenException {
  public DefectException(String message) {
    super(ExitCode.DEFECT, message);
  }

  public DefectException(String message, Throwable cause) {
    super(ExitCode.DEFECT, message, cause);
  }
}
