package dev.alhazen.report;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// How a recorded program ended. That an effect is done says only that its end is known: a program
/// may have crashed, and must not read like one that did its work.
public final class ProgramEnd {
  private ProgramEnd() {}

  /// `exit code 3`, `timed out` and the like; nothing where the program ended well, and for effects
  /// that are no programs.
  ///
  /// @param output the effect's recorded output
  public static Optional<String> failure(JsonNode output) {
    JsonNode exit = output.path("exit");
    String type = exit.path("type").asString("");
    if (type.isEmpty() || exit.path("code").asInt(-1) == 0) {
      return Optional.empty();
    }
    return Optional.of(
        exit.has("code") ? "exit code " + exit.path("code").asInt() : type.replace('-', ' '));
  }
}
