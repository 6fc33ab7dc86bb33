package dev.alhazen.sandbox;

import dev.alhazen.base.Digest;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// What tells one mounted file or folder from another, without reading it. Byte code that Python
/// leaves beside its sources where a user runs them by hand tells nothing.
final class MountContent {
  private MountContent() {}

  /// Over the paths below the source, and the sizes and times of the files; not over the source's
  /// own path.
  static Digest digest(Path source) {
    if (!Files.exists(source)) {
      return Digest.of("");
    }
    try {
      Path real = source.toRealPath();
      StringBuilder lines = new StringBuilder();
      for (Path path : Folders.all(real)) {
        if (path.toString().contains("__pycache__")) {
          continue;
        }
        lines.append(real.relativize(path)).append(file(path)).append('\n');
      }
      return Digest.of(lines.toString());
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be looked at: %s.".formatted(source, e), e);
    }
  }

  private static String file(Path path) throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (found.isSymbolicLink()) {
      return "\0" + Files.readSymbolicLink(path);
    }
    return found.isRegularFile()
        ? "\0%d\0%d".formatted(found.size(), found.lastModifiedTime().toMillis())
        : "";
  }
}
