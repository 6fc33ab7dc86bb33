package dev.alhazen.journal;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The file under a journal: lines that are chained by digest and synced one by one.
///
/// A torn last line (a crash in the middle of a write) is dropped; any other damage is an error
/// that names the line.
final class JournalFile implements AutoCloseable {
  private final Path file;
  private final List<Entry> entries;
  private final @Nullable FileChannel channel;
  private String prev;
  private long end;

  private JournalFile(Path file, Content content, @Nullable FileChannel channel) {
    this.file = file;
    this.entries = content.entries;
    this.prev = content.prev;
    this.end = content.validBytes;
    this.channel = channel;
  }

  /// A new journal that is written through this channel.
  static JournalFile begun(Path file, FileChannel channel) {
    return new JournalFile(file, new Content(), channel);
  }

  /// Opens for reading and appending; the file and its folder are made where they are missing.
  static JournalFile writable(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Content content = Files.exists(file) ? read(file) : new Content();
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(content.validBytes);
      channel.position(content.validBytes);
      return new JournalFile(file, content, channel);
    } catch (IOException e) {
      throw new UnavailableException(
          "Journal %s cannot be opened for writing: %s.".formatted(file, e), e);
    }
  }

  /// Opens for reading only; nothing on disk is touched.
  static JournalFile readOnly(Path file) {
    if (!Files.exists(file)) {
      return new JournalFile(file, new Content(), null);
    }
    return new JournalFile(file, read(file), null);
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  boolean isReadOnly() {
    return channel == null;
  }

  Entry append(Instant at, Event event) {
    FileChannel out = channel;
    if (out == null) {
      throw new IllegalStateException("a replayed journal is never written");
    }
    Entry entry = new Entry(Entry.VERSION, entries.size() + 1L, prev, at, event);
    byte[] line = (Json.line(entry) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      // A write that failed, as on a full disk, may have left a part of its line.
      if (out.size() > end) {
        out.truncate(end);
      }
      out.position(end);
      ByteBuffer bytes = ByteBuffer.wrap(line);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    } catch (IOException e) {
      throw new UnavailableException(
          "Journal %s cannot be written: %s. Free some space, then resume.".formatted(file, e), e);
    }
    end += line.length;
    prev = chain(line, line.length - 1);
    entries.add(entry);
    return entry;
  }

  @Override
  public void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Content read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UnavailableException("Journal %s cannot be read: %s.".formatted(file, e), e);
    }
    Content content = new Content();
    int start = 0;
    for (int end = lineEnd(bytes, start); end >= 0; end = lineEnd(bytes, start)) {
      content.add(file, bytes, start, end);
      start = end + 1;
    }
    content.validBytes = start;
    return content;
  }

  private static int lineEnd(byte[] bytes, int start) {
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static String chain(byte[] line, int length) {
    return Digest.of(Arrays.copyOf(line, length)).hex().substring(0, 16);
  }

  /// What was read: the good lines, the chain's end, and how many bytes they take.
  private static final class Content {
    final List<Entry> entries = new ArrayList<>();
    String prev = "0".repeat(16);
    long validBytes;

    void add(Path file, byte[] bytes, int start, int end) {
      byte[] line = Arrays.copyOfRange(bytes, start, end);
      Entry entry = parse(file, line);
      if (entry.v() != Entry.VERSION) {
        throw damaged(file, "has version %d; this program reads 1".formatted(entry.v()));
      }
      if (entry.seq() != entries.size() + 1L || !entry.prev().equals(prev)) {
        throw damaged(file, "does not follow from the line before: it was changed or removed");
      }
      entries.add(entry);
      prev = chain(line, line.length);
    }

    private Entry parse(Path file, byte[] line) {
      try {
        return Json.mapper().readValue(line, Entry.class);
      } catch (JacksonException e) {
        throw damaged(file, "cannot be read: " + e.getOriginalMessage());
      }
    }

    private MalformedException damaged(Path file, String what) {
      return new MalformedException(
          "Journal %s is damaged: line %d %s. Restore the file from a copy."
              .formatted(file, entries.size() + 1, what));
    }
  }
}
