package dev.alhazen.template;

import dev.alhazen.base.Digest;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A file or folder that is too large to be read, as its names and sizes tell it from another.
///
/// @param files how many files it holds
/// @param bytes all of them together
/// @param digest over the names and sizes; the same for a copy on another machine
record Listing(int files, long bytes, Digest digest) {

  static Listing of(Path place) {
    try {
      Path real = place.toRealPath();
      List<String> lines = new ArrayList<>();
      long[] bytes = {0};
      Files.walkFileTree(
          real,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              lines.add("%s %d".formatted(real.relativize(file), attributes.size()));
              bytes[0] += attributes.size();
              return FileVisitResult.CONTINUE;
            }
          });
      lines.sort(null);
      return new Listing(lines.size(), bytes[0], Digest.of(String.join("\n", lines)));
    } catch (IOException e) {
      throw new UnavailableException(
          "%s cannot be read: %s. Check its permissions.".formatted(place, e), e);
    }
  }

  /// The name under which it is recorded: what it is, and which.
  String name() {
    return "data " + digest.brief();
  }

  @Override
  public String toString() {
    return "%d file%s, %s".formatted(files, files == 1 ? "" : "s", size());
  }

  private String size() {
    if (bytes < 1 << 20) {
      return "%d kB".formatted((bytes + 1023) >> 10);
    }
    return bytes < 1 << 30
        ? "%d MB".formatted(bytes >> 20)
        : String.format(Locale.ROOT, "%.1f GB", bytes / (double) (1 << 30));
  }
}
