package dev.alhazen.model.anthropic;

import com.anthropic.core.http.Headers;
import com.anthropic.core.http.HttpResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A response whose body ends with a failure where it is longer than any reply.
final class BoundedReply implements HttpResponse {
  private static final int MOST_MEGABYTES = 8;

  private final HttpResponse response;
  private final Body body;

  BoundedReply(HttpResponse response) {
    this.response = response;
    this.body = new Body(response.body());
  }

  /// There is more than any reply holds.
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1;

    TooLong() {
      super("longer than %d MB".formatted(MOST_MEGABYTES));
    }
  }

  @Override
  public int statusCode() {
    return response.statusCode();
  }

  @Override
  public Headers headers() {
    return response.headers();
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public void close() {
    body.closing(response::close);
  }

  private static final class Body extends FilterInputStream {
    private long left = MOST_MEGABYTES * 1_000_000L;

    Body(InputStream in) {
      super(in);
    }

    /// On closing, the client reads the rest for a moment, to keep the connection. What does not
    /// end is not worth that, and an interrupt is the way to prevent it.
    <E extends Exception> void closing(Closing<E> close) throws E {
      if (!isTooLong()) {
        close.run();
        return;
      }
      boolean wasInterrupted = Thread.currentThread().isInterrupted();
      Thread.currentThread().interrupt();
      try {
        close.run();
      } finally {
        if (!wasInterrupted) {
          Thread.interrupted();
        }
      }
    }

    @Override
    public void close() throws IOException {
      closing(super::close);
    }

    private boolean isTooLong() {
      return left < 0;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int got = super.read(bytes, offset, length);
      count(Math.max(0, got));
      return got;
    }

    private void count(int read) throws TooLong {
      left -= read;
      if (isTooLong()) {
        throw new TooLong();
      }
    }
  }

  private interface Closing<E extends Exception> {
    void run() throws E;
  }
}
