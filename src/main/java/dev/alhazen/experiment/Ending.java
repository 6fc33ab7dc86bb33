package dev.alhazen.experiment;

import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Exit;
import java.time.Duration;
import java.util.Optional;

/// How a program ended, as the outcome of an attempt.
final class Ending {
  private Ending() {}

  /// What went wrong; nothing where the program ended well and left alone what it must not change.
  static Optional<Outcome> failure(Execution execution, Sources sources) {
    if (!execution.altered().isEmpty()) {
      return Optional.of(new Outcome.Tampered(execution.altered()));
    }
    String output = Excerpt.of(execution, sources);
    return switch (execution.exit()) {
      case Exit.Exited(int code) when code == 0 -> Optional.empty();
      case Exit.Exited(int code) -> Optional.of(new Outcome.Crashed(code, output));
      case Exit.TimedOut(Duration limit) -> Optional.of(new Outcome.TimedOut(limit, output));
      case Exit.OutOfMemory(long limit) -> Optional.of(new Outcome.OutOfMemory(limit, output));
      case Exit.DiskFull(long limit) -> Optional.of(new Outcome.DiskFull(limit, output));
    };
  }
}
