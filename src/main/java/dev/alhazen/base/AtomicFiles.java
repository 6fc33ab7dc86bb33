package dev.alhazen.base;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Writes files so that a reader, or a crash, sees the old content or the new one, never a part.
public final class AtomicFiles {
  private AtomicFiles() {}

  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Writes beside the target, syncs, and renames over it; missing parent folders are made.
  ///
  /// @throws UnavailableException where the disk is full or the folder is not writable
  public static void write(Path file, byte[] content) {
    Path target = file.toAbsolutePath();
    try {
      Files.createDirectories(target.getParent());
      Path beside = target.resolveSibling(".%s.tmp".formatted(UUID.randomUUID()));
      try {
        writeSynced(beside, content);
        Files.move(
            beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "%s cannot be written: %s. Check permissions and free space.".formatted(file, e), e);
    }
  }

  private static void writeSynced(Path file, byte[] content) throws IOException {
    // Not a temporary file of the JDK's: those stay private, whatever the user's umask says.
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
