package dev.alhazen.journal;

import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The right to write a study's journals: held by one process at a time, released when it dies.
public final class StudyLock implements AutoCloseable {
  private final FileChannel channel;

  private StudyLock(FileChannel channel) {
    this.channel = channel;
  }

  /// @throws UnavailableException where another process is working on the study
  public static StudyLock take(Path study) {
    Path file = study.resolve(".lock");
    try {
      Files.createDirectories(study);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new UnavailableException(
            "Study %s is being worked on by another alhazen. Wait for it or end it."
                .formatted(study));
      }
      return new StudyLock(channel);
    } catch (IOException e) {
      throw new UnavailableException("Study %s cannot be locked: %s.".formatted(study, e), e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
