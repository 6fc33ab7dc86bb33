package dev.alhazen.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Reads a stream to its end on a thread of its own, so that the process never waits for us.
final class OutputReader {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LONGEST_LINE = 1 << 16;

  private final BoundedOutput kept = new BoundedOutput();
  private final WholeLog log;

  /// The beginning of a line: the log is given whole ones, so that two streams do not cut each
  /// other's, but no line without end.
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

  private volatile long taken;
  private final AtomicReference<@Nullable RuntimeException> broken = new AtomicReference<>();
  private final Thread thread;

  OutputReader(InputStream stream, WholeLog log) {
    this.log = log;
    this.thread = Thread.ofPlatform().daemon().start(() -> drain(stream));
  }

  /// What was kept. The tree is dead, so the stream ends by itself, unless something fled from an
  /// unconfined one: that is not waited for.
  String text() throws InterruptedException {
    thread.join(PATIENCE);
    RuntimeException failure = broken.get();
    if (failure != null) {
      throw failure;
    }
    synchronized (kept) {
      return kept.text();
    }
  }

  /// The bytes that came so far.
  long taken() {
    return taken;
  }

  private void drain(InputStream stream) {
    byte[] buffer = new byte[1 << 16];
    try (stream) {
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        take(buffer, n);
      }
    } catch (IOException e) {
      byte[] note =
          "\n[the rest of the output could not be read]\n".getBytes(StandardCharsets.UTF_8);
      take(note, note.length);
    }
    log.accept(begun.toByteArray());
  }

  private void take(byte[] bytes, int count) {
    synchronized (kept) {
      kept.accept(bytes, count);
    }
    taken += count;
    try {
      toLog(bytes, count);
    } catch (RuntimeException e) {
      broken.compareAndSet(null, e); // Told at the end; until then the process must not block.
    }
  }

  private void toLog(byte[] bytes, int count) {
    int whole = count;
    while (whole > 0 && bytes[whole - 1] != '\n') {
      whole--;
    }
    if (whole > 0 || begun.size() > LONGEST_LINE) {
      begun.write(bytes, 0, whole);
      log.accept(begun.toByteArray());
      begun.reset();
    }
    begun.write(bytes, whole, count - whole);
  }
}
