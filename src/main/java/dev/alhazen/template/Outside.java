package dev.alhazen.template;

import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs trusted helper programs of this machine, outside the sandbox: never code of a template's
/// experiment.
final class Outside {
  private Outside() {}

  /// @param output standard output and error together
  record Result(int exit, String output) {
    String lastLine() {
      return output
          .lines()
          .filter(line -> !line.isBlank())
          .reduce("no output", (a, b) -> b)
          .strip();
    }
  }

  static Result run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      return new Result(process.waitFor(), new String(output, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UnavailableException(
          "%s cannot be started: %s. Install it, or name another."
              .formatted(command.getFirst(), e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TryAgainException("Interrupted while %s ran.".formatted(command.getFirst()));
    }
  }
}
