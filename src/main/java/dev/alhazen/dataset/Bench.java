package dev.alhazen.dataset;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Where one data set is worked on, by one process at a time: a folder of the shelf that is never
/// taken for a data set. Downloads stay there until they are used; all else goes in the end.
final class Bench implements AutoCloseable {
  private static final String FOLDER = ".preparing";

  private final Path root;
  private final Path target;
  private final FileChannel lock;

  private Bench(Path root, Path target, FileChannel lock) {
    this.root = root;
    this.target = target;
    this.lock = lock;
  }

  /// @throws UnavailableException where another process works on the same data set
  static Bench open(Shelf shelf, String name) {
    Path root = shelf.root().resolve(FOLDER).resolve(name);
    try {
      Files.createDirectories(root);
      FileChannel lock =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isOurs(lock)) {
        lock.close();
        throw new UnavailableException(
            "%s is being prepared by another alhazen. Wait for it or end it.".formatted(name));
      }
      Bench bench = new Bench(root, shelf.folder(name), lock);
      bench.clear();
      return bench;
    } catch (IOException e) {
      throw PartFile.unusable(root, e);
    }
  }

  private static boolean isOurs(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path downloads() {
    return folder("downloads");
  }

  /// An empty folder for the files of the data set.
  Path making() {
    return folder("making");
  }

  private Path folder(String name) {
    Path folder = root.resolve(name);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw PartFile.unusable(folder, e);
    }
  }

  static SequencedMap<String, DataRecord.Content> contents(Path folder) throws IOException {
    TreeMap<String, DataRecord.Content> contents = new TreeMap<>();
    for (Path file : children(folder)) {
      contents.put(
          file.getFileName().toString(),
          new DataRecord.Content(Files.size(file), Digest.ofFile(file)));
    }
    return contents;
  }

  /// Lets what was made take its place, in one step; everybody may read it, as sandboxed users
  /// must.
  void publish(DataRecord content) throws IOException {
    Path making = making();
    AtomicFiles.write(making.resolve(DataRecord.FILE), Json.pretty(content));
    for (Path file : children(making)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
    Files.setPosixFilePermissions(making, PosixFilePermissions.fromString("rwxr-xr-x"));
    if (Files.exists(target)) {
      Files.move(target, root.resolve("replaced"), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(making, target, StandardCopyOption.ATOMIC_MOVE);
  }

  void clearDownloads() {
    try {
      delete(root.resolve("downloads"));
    } catch (IOException e) {
      throw PartFile.unusable(root, e);
    }
  }

  /// What an attempt that was ended in the middle has left.
  private void clear() throws IOException {
    Path replaced = root.resolve("replaced");
    if (Files.exists(replaced) && !Files.exists(target)) {
      Files.move(replaced, target, StandardCopyOption.ATOMIC_MOVE);
    }
    delete(root.resolve("making"));
    delete(replaced);
  }

  @Override
  public void close() {
    try (lock) {
      clear();
    } catch (IOException e) {
      throw PartFile.unusable(root, e);
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
