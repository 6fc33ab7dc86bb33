package dev.alhazen.sandbox.landlock;

import dev.alhazen.sandbox.landlock.Filter.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Where a command finds what.
sealed interface Layout permits OwnRoot, SharedRoot {
  Tree tree();

  /// The command's own variables.
  SequencedMap<String, String> variables();

  /// The command as it must be written to find its mounts.
  List<String> command();

  /// @param command what the launcher becomes
  Policy policy(List<String> command);

  static List<Path> devices() {
    return Stream.of("null", "zero", "full", "random", "urandom")
        .map(name -> Path.of("/dev", name))
        .filter(Files::exists)
        .toList();
  }
}
