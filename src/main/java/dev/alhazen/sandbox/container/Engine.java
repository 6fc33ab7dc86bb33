package dev.alhazen.sandbox.container;

import dev.alhazen.sandbox.ProcessTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program that runs containers.
interface Engine {
  String tier();

  /// The words that run the command of a box.
  List<String> words(Box box);

  /// Variables of the engine itself, by which it hands on those of the command, too: on its command
  /// line everybody on this machine could read them.
  Map<String, String> environment(Box box);

  ProcessTree tree(Process engine, Box box);

  /// A mount, as both engines take it.
  ///
  /// @throws dev.alhazen.base.UnavailableException where a path cannot be written so
  static List<String> mount(Path source, String target, String access) {
    for (String path : List.of(source.toString(), target)) {
      if (path.matches("(?s).*[,\"\\n].*")) {
        throw new dev.alhazen.base.UnavailableException(
            "Path %s holds a comma, a quote or a line's end, which container engines do not take."
                    .formatted(path)
                + " Rename it, or use another tier: --sandbox landlock.");
      }
    }
    String plain = "type=bind,source=%s,destination=%s".formatted(source, target);
    return List.of("--mount", access.isEmpty() ? plain : plain + "," + access);
  }
}
