package dev.alhazen.experiment;

import dev.alhazen.evidence.Results;
import java.time.Duration;

/// How one attempt of a run ended. All but `Finished` are ordinary and are told to the coder.
public sealed interface Outcome {

  /// It wrote valid results.
  record Finished(Results results) implements Outcome {}

  /// The edit did not apply; nothing ran.
  record EditRefused(String report) implements Outcome {}

  /// The quick check (a compiler) refused the code; nothing ran.
  record CheckFailed(String output) implements Outcome {}

  record Crashed(int code, String tail) implements Outcome {}

  record TimedOut(Duration limit) implements Outcome {}

  record OutOfMemory(long limitBytes) implements Outcome {}

  record DiskFull(long limitBytes) implements Outcome {}

  /// It ended well but its results are missing, malformed or not finite.
  ///
  /// @param fault what is wrong, with the place in the JSON
  record InvalidResult(String fault) implements Outcome {}
}
