package dev.alhazen.journal;

import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to write a study's journals: held by one process at a time, released when it dies.
public final class StudyLock implements AutoCloseable {
  /// Closing any channel to a locked file frees the lock of the whole process (POSIX), so a file
  /// that this process holds must not even be opened.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private StudyLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// @throws UnavailableException where another process, or another part of this one, holds it
  public static StudyLock take(Path study) {
    Path file = study.toAbsolutePath().normalize().resolve(".lock");
    if (!HELD.add(file)) {
      throw taken(study);
    }
    try {
      Files.createDirectories(study);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        HELD.remove(file);
        throw taken(study);
      }
      return new StudyLock(file, channel);
    } catch (IOException e) {
      HELD.remove(file);
      throw new UnavailableException("Study %s cannot be locked: %s.".formatted(study, e), e);
    }
  }

  private static UnavailableException taken(Path study) {
    return new UnavailableException(
        "Study %s is being worked on by another alhazen. Wait for it or end it.".formatted(study));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD.remove(file);
    }
  }
}
