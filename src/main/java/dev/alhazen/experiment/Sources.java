package dev.alhazen.experiment;

import dev.alhazen.base.Digest;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Tree;
import java.util.List;
import java.util.Optional;

/// The files that a program ran with, found by the names that it prints: as they are, below a
/// working folder, or, as in Java's stack traces, by their last part.
record Sources(Tree tree, Blobs blobs) {
  /// What no one wrote by hand is not looked into.
  private static final long MOST_BYTES = 2L << 20;

  /// The path of the only file that goes by this name.
  Optional<String> path(String name) {
    String plain = name.replaceFirst("^(\\./)+", "");
    if (tree.files().containsKey(plain)) {
      return Optional.of(plain);
    }
    List<String> candidates =
        tree.files().keySet().stream()
            .filter(
                path ->
                    name.startsWith("/")
                        ? plain.endsWith("/" + path)
                        : !plain.contains("/") && path.endsWith("/" + plain))
            .toList();
    return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
  }

  /// The file's lines; none where it is no text of a bearable size.
  List<String> lines(String path) {
    Digest digest = tree.files().get(path);
    return digest == null || blobs.size(digest) > MOST_BYTES
        ? List.of()
        : blobs.text(digest).lines().toList();
  }
}
