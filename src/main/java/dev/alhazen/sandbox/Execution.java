package dev.alhazen.sandbox;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Duration;
import java.util.List;

/// What a sandboxed command did.
///
/// @param stdout the head and tail of its standard output, at most 16 kB, progress lines collapsed
/// @param stderr the same of its standard error
/// @param outputs the declared files that it left, also after a failure
/// @param altered read-only inputs that were not as they had been when it ended; always empty where
///   the tier enforces that they cannot change
public record Execution(
    Exit exit,
    String stdout,
    String stderr,
    Duration wall,
    Tree outputs,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> altered) {
  public Execution {
    altered = List.copyOf(altered);
  }

  /// Nothing that was read-only was altered.
  public Execution(Exit exit, String stdout, String stderr, Duration wall, Tree outputs) {
    this(exit, stdout, stderr, wall, outputs, List.of());
  }
}
