package dev.alhazen.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of every command that runs a template: what of this machine it uses.
final class PlaceOptions {
  @Option(
      names = "--python",
      paramLabel = "PATH",
      description =
          "The Python for Python templates. Default: the template's .venv, else an environment made"
              + " from its requirements.txt, else the active one, else python3.")
  @Nullable String python;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Data that the template reads as ../../data or ../../../data, mounted read-only. Default:"
              + " that folder beside templates/NAME, where its scripts name it.")
  @Nullable String data;

  Places places() {
    return new Places(Optional.ofNullable(python), Optional.ofNullable(data));
  }

  /// What the user named, as typed.
  record Places(Optional<String> python, Optional<String> data) {
    static final Places NONE = new Places(Optional.empty(), Optional.empty());
  }
}
