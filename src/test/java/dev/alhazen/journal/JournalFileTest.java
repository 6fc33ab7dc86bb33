package dev.alhazen.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
  @TempDir Path folder;

  @Test
  void aLineThatDidNotFitOnTheDiskIsTakenBackByTheNext() throws Exception {
    Path file = folder.resolve("journal.jsonl");
    try (FullDisk disk =
        new FullDisk(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
      JournalFile journal = JournalFile.begun(file, disk);
      journal.append(Instant.EPOCH, note("one"));
      disk.left = 20;
      assertThatThrownBy(() -> journal.append(Instant.EPOCH, note("two")))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("No space left");
      disk.left = Integer.MAX_VALUE;
      journal.append(Instant.EPOCH, note("three"));
    }
    assertThat(Journal.read(file))
        .extracting(Entry::body)
        .containsExactly(note("one"), note("three"));
  }

  private static Event note(String text) {
    return new Event.Noted(Step.of("test"), "note", Json.tree(text));
  }

  /// A file on a disk with little room.
  private static final class FullDisk extends FileChannel {
    private final FileChannel file;
    private int left = Integer.MAX_VALUE;

    FullDisk(FileChannel file) {
      this.file = file;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      if (left == 0) {
        throw new IOException("No space left on device");
      }
      int count = Math.min(left, bytes.remaining());
      file.write(bytes.slice(bytes.position(), count));
      bytes.position(bytes.position() + count);
      left -= count;
      return count;
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      file.truncate(size);
      return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      file.force(metaData);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }

    @Override
    public int read(ByteBuffer bytes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] all, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer bytes, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] all, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer bytes, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }
  }
}
