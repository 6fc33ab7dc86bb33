package dev.alhazen.journal;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Digest;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/// A folder of contents named by their SHA-256. Safe for use by many threads.
public final class Blobs {
  /// Above this size a file is hard-linked, read-only, rather than copied.
  static final long COPY_LIMIT = 16L << 20;

  private final Path folder;

  public Blobs(Path folder) {
    this.folder = folder;
  }

  public Digest put(String text) {
    return put(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Stores and syncs; storing what is there already costs nothing.
  public Digest put(byte[] content) {
    Digest digest = Digest.of(content);
    if (!has(digest)) {
      AtomicFiles.write(path(digest), content);
    }
    return digest;
  }

  /// Stores the content of a file without reading it into memory.
  public Digest putFile(Path file) {
    Digest digest = Digest.ofFile(file);
    if (has(digest)) {
      return digest;
    }
    try {
      Files.createDirectories(folder);
      Path beside = folder.resolve(".%s.tmp".formatted(UUID.randomUUID()));
      try {
        copySynced(file, beside);
        Files.createDirectories(path(digest).getParent());
        Files.move(beside, path(digest), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "%s cannot be stored in %s: %s. Check free space.".formatted(file, folder, e), e);
    }
    return digest;
  }

  /// The content alone: the file's own rights, such as read-only, would be in the way.
  private static void copySynced(Path file, Path target) throws IOException {
    try (FileChannel channel =
            FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        InputStream in = Files.newInputStream(file)) {
      in.transferTo(Channels.newOutputStream(channel));
      channel.force(true);
    }
  }

  public boolean has(Digest digest) {
    return Files.exists(path(digest));
  }

  /// The stored bytes.
  ///
  /// @throws UnavailableException where the blob was deleted or no longer matches its name
  public byte[] bytes(Digest digest) {
    try {
      byte[] content = Files.readAllBytes(path(digest));
      if (!Digest.of(content).equals(digest)) {
        throw new UnavailableException("Blob %s was changed on disk.".formatted(path(digest)));
      }
      return content;
    } catch (IOException e) {
      throw new UnavailableException("Blob %s is gone.".formatted(path(digest)), e);
    }
  }

  public String text(Digest digest) {
    return new String(bytes(digest), StandardCharsets.UTF_8);
  }

  public long size(Digest digest) {
    try {
      return Files.size(path(digest));
    } catch (IOException e) {
      throw new UnavailableException("Blob %s is gone.".formatted(path(digest)), e);
    }
  }

  /// Makes `target` hold the content: a copy, or a read-only hard link where the content is large.
  public void materialise(Digest digest, Path target) {
    Path source = path(digest);
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      Files.deleteIfExists(target);
      if (Files.size(source) > COPY_LIMIT) {
        Files.setPosixFilePermissions(source, PosixFilePermissions.fromString("r--r--r--"));
        Files.createLink(target, source);
      } else {
        Files.copy(source, target);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "Blob %s cannot be put at %s: %s.".formatted(digest.brief(), target, e), e);
    }
  }

  /// Where the content lies, or would lie.
  public Path path(Digest digest) {
    return folder.resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
  }
}
