package dev.alhazen.sandbox;

import dev.alhazen.base.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// All that a process tree writes to its outputs, in order of arrival and compressed, in a file
/// that is made only where it is more than a `BoundedOutput` keeps. Of endless output the first GiB
/// is kept, or what fills 64 MiB compressed; the rest is counted. This class is thread-safe.
final class WholeLog implements AutoCloseable {
  private static final int SHORT = 16_000;
  private static final long MOST = 1L << 30;
  private static final long MOST_COMPRESSED = 64L << 20;

  private final Path file;
  private final ByteArrayOutputStream begin = new ByteArrayOutputStream();
  private @Nullable Counted disk;
  private @Nullable OutputStream compressed;
  private long taken;
  private long leftOut;
  private boolean closed;

  WholeLog(Path file) {
    this.file = file;
  }

  synchronized void accept(byte[] bytes) {
    if (closed) {
      return;
    }
    try {
      if (compressed == null && taken + bytes.length <= SHORT) {
        begin.write(bytes);
      } else if (isFull()) {
        leftOut += bytes.length;
      } else {
        stream().write(bytes);
      }
      taken += bytes.length;
    } catch (IOException e) {
      throw new UnavailableException(
          "Log %s cannot be written: %s. Check free space.".formatted(file, e), e);
    }
  }

  /// Ends it, saying what was left out.
  @Override
  public synchronized void close() {
    closed = true;
    try {
      if (compressed != null) {
        if (leftOut > 0) {
          String note = "\n[… %d bytes more were not kept]\n".formatted(leftOut);
          compressed.write(note.getBytes(StandardCharsets.UTF_8));
        }
        compressed.close();
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "Log %s cannot be written: %s. Check free space.".formatted(file, e), e);
    }
  }

  private boolean isFull() {
    return taken > MOST || (disk != null && disk.bytes > MOST_COMPRESSED);
  }

  private OutputStream stream() throws IOException {
    if (compressed == null) {
      disk = new Counted(Files.newOutputStream(file));
      compressed = new Quick(disk);
      begin.writeTo(compressed);
    }
    return compressed;
  }

  /// As fast as an experiment writes.
  private static final class Quick extends GZIPOutputStream {
    Quick(OutputStream next) throws IOException {
      super(next, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private static final class Counted extends FilterOutputStream {
    private long bytes;

    Counted(OutputStream next) {
      super(next);
    }

    @Override
    public void write(byte[] some, int from, int count) throws IOException {
      out.write(some, from, count);
      bytes += count;
    }
  }
}
