package dev.alhazen.cli;

import dev.alhazen.cli.DoctorCommand.Line;
import dev.alhazen.cli.DoctorCommand.State;
import dev.alhazen.coding.CoderCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Which coding programs this machine has, and in which version.
record CoderStates(World world) {
  private static final int PATIENCE_SECONDS = 20;

  List<Line> lines() {
    return Stream.of(CoderCommand.Known.values()).map(known -> line(known.word())).toList();
  }

  private Line line(String program) {
    Optional<Path> found = new SystemParts(world).findWhole(program);
    return found
        .map(path -> new Line(program, State.OK, "%s, %s".formatted(version(path), path), ""))
        .orElseGet(
            () ->
                new Line(
                    program,
                    State.OPTIONAL,
                    "",
                    "only for --coder %s: %s".formatted(program, cure(program))));
  }

  /// How a program is installed.
  static String cure(String program) {
    return switch (program) {
      case "aider" -> "pipx install aider-chat";
      case "claude" -> "npm install -g @anthropic-ai/claude-code";
      case "codex" -> "npm install -g @openai/codex";
      default -> "Install it";
    };
  }

  /// The first line that the program says of itself.
  private static String version(Path program) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "does not tell its version";
      }
      String said =
          new String(process.getInputStream().readNBytes(2_000), StandardCharsets.UTF_8).strip();
      return process.exitValue() == 0 && !said.isEmpty()
          ? said.lines().findFirst().orElse(said)
          : "does not tell its version";
    } catch (IOException e) {
      return "cannot be started: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "was not waited for";
    }
  }
}
