package dev.alhazen.template;

import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    /// The last line that says what is wrong; advice and notes often follow it.
    String complaint() {
      return output
          .lines()
          .filter(line -> line.matches("(?i)\\W*(error|fatal)\\b.*"))
          .reduce((a, b) -> b)
          .map(String::strip)
          .orElseGet(this::lastLine);
    }
  }

  static Result run(List<String> command) {
    return run(new ProcessBuilder(command));
  }

  /// @param folder where the program works
  static Result run(List<String> command, Path folder) {
    return run(new ProcessBuilder(command).directory(folder.toFile()));
  }

  private static Result run(ProcessBuilder builder) {
    String program = builder.command().getFirst();
    try {
      Process process = builder.redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      return new Result(process.waitFor(), new String(output, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UnavailableException(
          "%s cannot be started: %s. Install it, or name another."
              .formatted(program, e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TryAgainException("Interrupted while %s ran.".formatted(program));
    }
  }
}
