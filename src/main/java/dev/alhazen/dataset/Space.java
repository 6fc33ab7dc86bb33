package dev.alhazen.dataset;

import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;

/// What is free on a disk, looked at before it is filled.
///
/// @param free the bytes that may still be written to a folder
public record Space(ToLongFunction<Path> free) {
  private static final long MEGABYTE = 1_000_000;

  /// As the system says.
  public static Space real() {
    return new Space(
        folder -> {
          try {
            return Files.getFileStore(folder).getUsableSpace();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /// @throws UnavailableException where there is too little
  void require(Path folder, long bytes, String what) {
    long found = free.applyAsLong(folder);
    if (found < bytes) {
      throw new UnavailableException(
          "%s needs %,d MB in %s, where %,d MB are free. Free some, or name a folder elsewhere with --data-dir."
              .formatted(what, (bytes + MEGABYTE - 1) / MEGABYTE, folder, found / MEGABYTE));
    }
  }
}
