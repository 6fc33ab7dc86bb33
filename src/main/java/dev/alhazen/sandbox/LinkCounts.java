package dev.alhazen.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many names each regular file of a folder has there, to be compared with how many it has.
final class LinkCounts {
  private final Map<Object, Integer> names = new HashMap<>();

  private LinkCounts() {}

  static LinkCounts of(List<Path> paths) throws IOException {
    LinkCounts counts = new LinkCounts();
    for (Path path : paths) {
      if (isRegular(path)) {
        counts.names.merge(inode(path), 1, Integer::sum);
      }
    }
    return counts;
  }

  /// Whether the path is a regular file of which every name is in the folder.
  boolean isWhollyInside(Path path) throws IOException {
    return isRegular(path)
        && Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
            .equals(names.get(inode(path)));
  }

  private static boolean isRegular(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static Object inode(Path path) throws IOException {
    return Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS);
  }
}
