package dev.alhazen.base;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// Joins two connections: what comes in on one goes out on the other, both ways, until both ends
/// have closed. It needs no other class of this program, so that it can run where none is.
public final class Pipe {
  private static final int BUFFER = 1 << 15;

  private Pipe() {}

  /// Returns when both ways are done; both connections are closed then.
  public static void join(SocketChannel one, SocketChannel other) {
    try (one;
        other) {
      Thread back = Thread.ofVirtual().start(() -> copy(other, one));
      copy(one, other);
      back.join();
    } catch (IOException e) {
      // Closing what the other side has cut: there is nothing left to do for it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A connection that breaks ends both ways, as it would without a pipe between.
  private static void copy(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
      to.shutdownOutput();
    } catch (IOException e) {
      close(from);
      close(to);
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It is of no more use in any case.
    }
  }
}
