package dev.alhazen.base;

/// The exit codes of the program; those above 63 are those of BSD's `sysexits`.
public enum ExitCode {
  DONE(0),
  /// The study ended with no finished paper and no honest negative.
  NO_PAPER(3),
  USAGE(64),
  DATA(65),
  UNAVAILABLE(69),
  DEFECT(70),
  TRY_AGAIN(75),
  CONFIGURATION(78);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
