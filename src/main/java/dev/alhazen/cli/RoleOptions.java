package dev.alhazen.cli;

import dev.alhazen.study.Role;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Models for single roles of a study; each falls to `--model` where it is not given.
final class RoleOptions {
  @Option(
      names = "--coder-model",
      paramLabel = "PROVIDER/NAME",
      description = "Who plans and edits experiments and plots. Default: the same model.")
  private @Nullable String coder;

  @Option(
      names = "--writer-model",
      paramLabel = "PROVIDER/NAME",
      description = "Who writes and revises the paper. Default: the same model.")
  private @Nullable String writer;

  @Option(
      names = "--reviewer-model",
      paramLabel = "PROVIDER/NAME",
      description = "Who reviews. Default: the same model.")
  private @Nullable String reviewer;

  @Option(
      names = "--vision-model",
      paramLabel = "PROVIDER/NAME",
      description = "Who is asked whatever comes with pictures. Default: the same model.")
  private @Nullable String vision;

  @Option(
      names = "--cheap-model",
      paramLabel = "PROVIDER/NAME",
      description =
          "Who thinks of literature queries, for novelty and for citations, and writes the captions"
              + " of figures. Default: the same model.")
  private @Nullable String cheap;

  Optional<String> reviewer() {
    return Optional.ofNullable(reviewer);
  }

  /// The roles beside the reviewer's that were given.
  Map<Role, String> others() {
    Map<Role, String> given = new EnumMap<>(Role.class);
    put(given, Role.CODER, coder);
    put(given, Role.WRITER, writer);
    put(given, Role.VISION, vision);
    put(given, Role.CHEAP, cheap);
    return given;
  }

  private static void put(Map<Role, String> given, Role role, @Nullable String name) {
    if (name != null) {
      given.put(role, name);
    }
  }
}
