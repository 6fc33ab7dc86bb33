package dev.alhazen.template;

import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Folders of this machine that are made once and then only read. A folder appears whole or not at
/// all, also where two processes make it at once; everybody may read it, as sandboxed users must.
final class Cache {
  private final Path root;

  Cache(Path root) {
    this.root = root.toAbsolutePath();
  }

  /// The place of a file or folder of this name, which may not be there.
  Path file(String name) {
    return root.resolve(name);
  }

  /// The folder of this name, made by `filling` where it is not there yet.
  Path folder(String name, Consumer<Path> filling) {
    Path folder = root.resolve(name);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    try {
      Files.createDirectories(folder.getParent());
      Path beside = Files.createTempDirectory(folder.getParent(), ".making");
      try {
        filling.accept(beside);
        openToAll(beside);
        publish(beside, folder);
      } finally {
        remove(beside);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new UnavailableException(
          "The cache %s cannot be written: %s. Check permissions and free space."
              .formatted(folder, e),
          e);
    }
    return folder;
  }

  static void copy(Path file, Path target) {
    try {
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void publish(Path beside, Path folder) throws IOException {
    try {
      Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Another process was first; its folder is as good.
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  private static void openToAll(Path folder) throws IOException {
    for (Path path : walk(folder)) {
      if (Files.isSymbolicLink(path)) {
        // What it leads to may be the system's.
        continue;
      }
      String rights =
          Files.isDirectory(path) || Files.isExecutable(path) ? "rwxr-xr-x" : "rw-r--r--";
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path path : walk(folder).reversed()) {
        Files.delete(path);
      }
    }
  }

  private static List<Path> walk(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
