package dev.alhazen.experiment;

import dev.alhazen.evidence.Results;
import java.time.Duration;
import java.util.List;

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

  /// @param code 128 + n where signal n ended it
  record Crashed(int code, String output) implements Outcome {}

  /// It was stopped at one of its limits.
  sealed interface Stopped extends Outcome {}

  record TimedOut(Duration limit, String output) implements Stopped {}

  /// It wrote neither output nor a file for so long.
  record NoProgress(Duration silence, String output) implements Stopped {}

  record CpuExhausted(Duration limit, String output) implements Stopped {}

  record TooManyProcesses(int limit, String output) implements Stopped {}

  record OutOfMemory(long limitBytes, String output) implements Stopped {}

  record DiskFull(long limitBytes, String output) implements Stopped {}

  /// It ended well, and left no results.
  ///
  /// @param path where they should be
  record NoResult(String path, String output) implements Outcome {}

  /// Some of its results are not numbers: NaN or infinite.
  ///
  /// @param places such as `moons/kl_divergence is NaN (seed 2)`
  record NotFinite(List<String> places, String output) implements Outcome {
    public NotFinite {
      places = List.copyOf(places);
    }
  }

  /// Protected files were not as they had been when it ended, so nothing that it reports counts.
  ///
  /// @param files the evaluator's, or results of earlier runs
  record Tampered(List<String> files) implements Outcome {
    public Tampered {
      files = List.copyOf(files);
    }
  }

  /// It failed at its smallest size, before any time was spent on a real run.
  ///
  /// @param cause how the smoke run ended
  record SmokeFailed(Outcome cause) implements Outcome {}

  /// It ended well but its results are malformed or not complete.
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
      case NoResult _ -> "no-result";
      case NotFinite _ -> "not-finite";
      case Tampered _ -> "tampered";
      case SmokeFailed _ -> "smoke-failed";
      case InvalidResult _ -> "invalid-result";
    };
  }
}
