package dev.alhazen.template;

import java.nio.file.Path;
import java.util.Optional;

/// The Python interpreters that a machine offers to templates.
///
/// @param named the one that the user named for this study; it serves whatever else there is
/// @param active the one of the active virtual or conda environment
/// @param usual a name on the path, or a path
/// @param uv the program that makes virtual environments fastest, where it is installed
public record Interpreters(
    Optional<String> named, Optional<Path> active, String usual, Optional<Path> uv) {

  /// A machine with one interpreter.
  public static Interpreters only(String usual) {
    return new Interpreters(Optional.empty(), Optional.empty(), usual, Optional.empty());
  }
}
