package dev.alhazen.sandbox;

import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whole folders whose content nobody vouches for.
final class Folders {
  private Folders() {}

  /// The folder and all in it, sorted, never through a symbolic link; what cannot be read is
  /// skipped with all below it.
  static List<Path> all(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            found.add(path);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            found.add(path);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException e) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path path, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(null);
    return found;
  }

  /// Deletes a folder, never through a link. What resists, such as a tree too deep for a path or a
  /// folder that its owner closed, is left to the system's `rm`.
  static void delete(Path folder) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS) || isDeleted(folder)) {
      return;
    }
    run("chmod", "-R", "u+rwX", "--", folder.toString());
    if (run("rm", "-rf", "--", folder.toString()) != 0) {
      throw new UnavailableException(
          "Folder %s cannot be deleted. Check its permissions.".formatted(folder));
    }
  }

  private static boolean isDeleted(Path folder) {
    try {
      for (Path path : all(folder).reversed()) {
        Files.delete(path);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int run(String... command) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TryAgainException("Interrupted while files were deleted. Run resume.");
    }
  }
}
