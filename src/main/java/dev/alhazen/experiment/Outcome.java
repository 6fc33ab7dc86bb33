package dev.alhazen.experiment;

import dev.alhazen.evidence.Results;
import java.time.Duration;

/// How one attempt of a run ended. All but `Finished` are ordinary and are told to the coder.
///
/// Where it ran, `output` is the head and tail of what it wrote to standard error and output.
public sealed interface Outcome {

  /// It wrote valid results.
  record Finished(Results results) implements Outcome {}

  /// The edit did not apply; nothing ran.
  record EditRefused(String report) implements Outcome {}

  /// The quick check (a compiler) refused the code; nothing ran.
  record CheckFailed(String output) implements Outcome {}

  record Crashed(int code, String output) implements Outcome {}

  record TimedOut(Duration limit, String output) implements Outcome {}

  /// It wrote neither output nor a file for so long.
  record NoProgress(Duration silence, String output) implements Outcome {}

  record CpuExhausted(Duration limit, String output) implements Outcome {}

  record TooManyProcesses(int limit, String output) implements Outcome {}

  record OutOfMemory(long limitBytes, String output) implements Outcome {}

  record DiskFull(long limitBytes, String output) implements Outcome {}

  /// It ended well but its results are missing, malformed, not finite or not complete.
  ///
  /// @param fault what is wrong, with the place in the JSON
  record InvalidResult(String fault, String output) implements Outcome {}

  /// The word of the trial ledger.
  default String word() {
    return switch (this) {
      case Finished _ -> "finished";
      case EditRefused _ -> "edit-refused";
      case CheckFailed _ -> "check-failed";
      case Crashed _ -> "crashed";
      case TimedOut _ -> "timed-out";
      case NoProgress _ -> "no-progress";
      case CpuExhausted _ -> "cpu-exhausted";
      case TooManyProcesses _ -> "too-many-processes";
      case OutOfMemory _ -> "out-of-memory";
      case DiskFull _ -> "disk-full";
      case InvalidResult _ -> "invalid-result";
    };
  }
}
