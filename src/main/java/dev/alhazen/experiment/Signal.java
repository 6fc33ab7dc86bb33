package dev.alhazen.experiment;

import java.util.List;
import java.util.Optional;

/// A signal of Linux that ends programs, and what it usually means.
///
/// @param meaning a clause in lower case
record Signal(int number, String name, String meaning) {
  /// An exit code beyond this is that of a signal.
  private static final int BASE = 128;

  private static final List<Signal> KNOWN =
      List.of(
          new Signal(4, "SIGILL", "native code holds an instruction that this processor lacks"),
          new Signal(
              6, "SIGABRT", "native code, or the interpreter itself, gave up after an inner error"),
          new Signal(7, "SIGBUS", "memory that is backed by a file was gone or out of space"),
          new Signal(8, "SIGFPE", "native code divided an integer by zero"),
          new Signal(9, "SIGKILL", "it was killed from outside, most often for want of memory"),
          new Signal(
              11,
              "SIGSEGV",
              "native code touched memory that is not its own; look at shapes, indices and objects"
                  + " that were closed too early"),
          new Signal(13, "SIGPIPE", "it wrote to a process that had ended"),
          new Signal(15, "SIGTERM", "it was asked to end"),
          new Signal(24, "SIGXCPU", "it used more processor time than it may"),
          new Signal(25, "SIGXFSZ", "one of its files grew larger than it may"),
          new Signal(31, "SIGSYS", "it made a system call that is not allowed here"));

  /// The signal that an exit code tells of; nothing for ordinary codes.
  static Optional<Signal> of(int exitCode) {
    return KNOWN.stream().filter(signal -> signal.number + BASE == exitCode).findFirst();
  }
}
