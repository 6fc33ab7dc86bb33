package dev.alhazen.dataset;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// What a server sends. Where nothing comes for a while, it is closed, so that nobody waits for
/// ever; a failure to read is told from one to write.
final class GuardedStream extends FilterInputStream {
  private final Duration patience;
  private final AtomicLong heard = new AtomicLong(System.nanoTime());
  private final AtomicBoolean hasStalled = new AtomicBoolean();
  private final Thread guard;

  GuardedStream(InputStream in, Duration patience) {
    super(in);
    this.patience = patience;
    this.guard = Thread.ofVirtual().start(this::watch);
  }

  /// The server sent no more.
  static final class BrokenOff extends IOException {
    private static final long serialVersionUID = 1;

    private BrokenOff(String reason, IOException cause) {
      super(reason, cause);
    }

    /// Continues a sentence that begins with the address.
    String reason() {
      return String.valueOf(getMessage());
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      int n = super.read(buffer, offset, length);
      heard.set(System.nanoTime());
      return n;
    } catch (IOException e) {
      String reason =
          hasStalled.get()
              ? "sent nothing for %d s".formatted(patience.toSeconds())
              : "broke the connection (%s)".formatted(e.getMessage());
      throw new BrokenOff(reason, e);
    }
  }

  private void watch() {
    try {
      for (Duration left = left(); left.isPositive(); left = left()) {
        Thread.sleep(left);
      }
      hasStalled.set(true);
      in.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // It is of no more use in any case.
    }
  }

  private Duration left() {
    return patience.minusNanos(System.nanoTime() - heard.get());
  }

  @Override
  public void close() throws IOException {
    guard.interrupt();
    super.close();
  }
}
