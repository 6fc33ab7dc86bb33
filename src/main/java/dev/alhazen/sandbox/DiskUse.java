package dev.alhazen.sandbox;

import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What a process tree has written into a folder: files by their size, at least a block each, and
/// files that it deleted but still holds open. A folder that cannot be measured counts as too much.
public final class DiskUse {
  private static final long BLOCK = 4_096;

  /// So little left on the disk ends a run before it harms everything else on this machine.
  private static final long RESERVE = 64L << 20;

  private final Path folder;
  private final long atStart;
  private long pulse;

  /// @param folder as it is now, before the first process starts
  public DiskUse(Path folder) {
    this.folder = folder;
    this.atStart = size();
  }

  boolean exceeds(long limit, List<ProcessHandle> members) {
    long visible = size() - atStart;
    return visible > limit || visible + deleted(members) > limit || isDiskFull();
  }

  /// A number that is another one when, between two looks, a file came, went or was written to.
  long pulse() {
    return pulse;
  }

  /// A disk that is full by no fault of the tree is no outcome of a run: nothing is recorded, and
  /// the run is made again when there is room.
  ///
  /// @throws UnavailableException where little is left though the tree kept to its limit
  void requireRoom(long limit) {
    if (isDiskFull() && size() - atStart <= limit) {
      throw new UnavailableException(
          "The disk of %s is nearly full: less than %d MB are left. Free some space."
              .formatted(folder, RESERVE >> 20));
    }
  }

  private boolean isDiskFull() {
    try {
      return Files.getFileStore(folder).getUsableSpace() < RESERVE;
    } catch (IOException e) {
      return true;
    }
  }

  private long size() {
    Sum sum = new Sum();
    try {
      Files.walkFileTree(folder, sum);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pulse = sum.pulse;
    return sum.bytes;
  }

  private static long deleted(List<ProcessHandle> members) {
    return members.stream().mapToLong(DiskUse::deleted).sum();
  }

  /// A process that ended meanwhile, or may not be looked into, is left to the reserve.
  private static long deleted(ProcessHandle process) {
    try (Stream<Path> open = Files.list(Path.of("/proc", "" + process.pid(), "fd"))) {
      return open.mapToLong(DiskUse::deletedFile).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private static long deletedFile(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.endsWith(" (deleted)") && Files.isRegularFile(descriptor)
          ? Files.size(descriptor)
          : 0;
    } catch (IOException e) {
      return 0; // It was closed meanwhile.
    }
  }

  private static final class Sum extends SimpleFileVisitor<Path> {
    private long bytes;
    private long pulse;

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      bytes += BLOCK;
      feel(attributes);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      bytes += Math.max(BLOCK, attributes.size());
      feel(attributes);
      return FileVisitResult.CONTINUE;
    }

    /// Whatever the order in which a folder lists its files.
    private void feel(BasicFileAttributes attributes) {
      pulse += Objects.hash(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      boolean isGone = e instanceof NoSuchFileException || e instanceof NotDirectoryException;
      bytes = isGone ? bytes : Long.MAX_VALUE / 2;
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(
        Path folder, @org.jspecify.annotations.Nullable IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
