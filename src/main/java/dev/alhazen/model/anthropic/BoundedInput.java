package dev.alhazen.model.anthropic;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Input that ends with a failure where it is longer than any reply.
final class BoundedInput extends FilterInputStream {
  static final int MOST_MEGABYTES = 8;

  private long left = MOST_MEGABYTES * 1_000_000L;

  BoundedInput(InputStream in) {
    super(in);
  }

  /// There is more than any reply holds.
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1;

    TooLong() {
      super("longer than %d MB".formatted(MOST_MEGABYTES));
    }
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
    if (left < 0) {
      throw new TooLong();
    }
  }
}
