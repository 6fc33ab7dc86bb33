package dev.alhazen.sandbox;

import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.Blobs;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// Where staging folders lie. What a killed process left there goes when the next one begins, and
/// with it the processes that it left running there; what belongs to a living one stays. This class
/// is thread-safe.
public final class Scratch {
  private static final ReentrantLock OPENING = new ReentrantLock();

  /// Each with its lock, which is the sign that the folder is in use. Never opened again by this
  /// process: closing a second channel would release the lock.
  private static final Map<Path, FileChannel> OWN = new ConcurrentHashMap<>();

  private static final String PREFIX = "sandbox-";

  private final Path folder;

  private final AtomicInteger next = new AtomicInteger();

  /// @param parent a folder for nothing else; it may be shared with other processes
  public Scratch(Path parent) {
    OPENING.lock();
    try {
      Files.createDirectories(parent);
      try (FileChannel one =
          FileChannel.open(
              parent.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        one.lock();
        removeStale(parent);
        this.folder = Files.createTempDirectory(parent.toRealPath(), PREFIX);
        FileChannel lock =
            FileChannel.open(lockOf(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock.lock();
        OWN.put(folder, lock);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "Scratch folder %s cannot be used: %s. Check its permissions.".formatted(parent, e), e);
    } finally {
      OPENING.unlock();
    }
  }

  /// Removes a parent folder with what this process and dead ones have in it; what others use
  /// stays. Nothing may run in it any more, nor begin to, so the caller holds a lock of its own
  /// over it.
  public static void clear(Path parent) {
    OPENING.lock();
    try {
      if (!Files.isDirectory(parent)) {
        return;
      }
      Path real = parent.toRealPath();
      for (Path own : List.copyOf(OWN.keySet())) {
        if (real.equals(own.getParent())) {
          OWN.remove(own).close();
        }
      }
      removeStale(real);
      if (isUnused(real)) {
        Folders.delete(real);
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "Scratch folder %s cannot be removed: %s. Check its permissions.".formatted(parent, e),
          e);
    } finally {
      OPENING.unlock();
    }
  }

  public Path folder() {
    return folder;
  }

  /// A fresh folder with copies of the inputs.
  public Staging stage(Tree inputs, Blobs blobs) {
    return stage(Path.of("work"), inputs, blobs);
  }

  /// @param work where the copies lie in the fresh folder
  public Staging stage(Path work, Tree inputs, Blobs blobs) {
    return new Staging(folder.resolve("" + next.incrementAndGet()), work, inputs, blobs);
  }

  private static void removeStale(Path parent) throws IOException {
    List<Path> others;
    try (Stream<Path> entries = Files.list(parent.toRealPath())) {
      others = entries.filter(Scratch::isOurs).sorted().toList();
    }
    for (Path other : others) {
      removeIfStale(other);
    }
  }

  private static boolean isUnused(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.allMatch(left -> left.endsWith(".lock"));
    }
  }

  private static boolean isOurs(Path entry) {
    String name = entry.getFileName().toString();
    return name.startsWith(PREFIX) && !name.endsWith(".lock") && !OWN.containsKey(entry);
  }

  private static void removeIfStale(Path other) throws IOException {
    try (FileChannel channel =
        FileChannel.open(lockOf(other), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (channel.tryLock() != null) {
        Orphans.end(other);
        Folders.delete(other);
        Files.deleteIfExists(lockOf(other));
      }
    }
  }

  private static Path lockOf(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".lock");
  }
}
