package dev.alhazen.dataset;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Reads a file that may be damaged: a failure is [Damage] of it, so that it is not taken for one
/// of the disk that is written to. Whoever opened the file closes it.
final class SourceStream extends FilterInputStream {
  private final Path file;

  SourceStream(Path file, InputStream in) {
    super(in);
    this.file = file;
  }

  /// What an archive's reader says.
  @FunctionalInterface
  interface Reading<T extends @Nullable Object> {
    T read() throws IOException;
  }

  <T extends @Nullable Object> T next(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException | IllegalArgumentException e) {
      throw damage(file, e);
    }
  }

  @Override
  public int read() {
    return next(super::read);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    return next(() -> super.read(buffer, offset, length));
  }

  @Override
  public long skip(long bytes) {
    return next(() -> super.skip(bytes));
  }

  /// A reader of one file of an archive closes when it is done; the archive is not.
  @Override
  public void close() {}

  static Damage damage(Path file, Exception e) {
    String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new Damage(file, "is cut off or damaged (%s)".formatted(said));
  }
}
