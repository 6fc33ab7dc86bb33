package dev.alhazen.dataset;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Json;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;

/// What is here of a download, `NAME.part`, with a note beside it of what it is a part of.
final class PartFile {
  private final Path target;
  private final Path part;
  private final Path note;

  PartFile(Path target) {
    this.target = target;
    this.part = target.resolveSibling(target.getFileName() + ".part");
    this.note = target.resolveSibling(target.getFileName() + ".part.json");
  }

  /// What a server said of the whole.
  ///
  /// @param validator its strong tag or its date, by which the server tells it from another
  ///   version; empty where it gave none
  /// @param total its length; 0 where it is not known
  record Whole(String address, String validator, long total) {}

  Path file() {
    return part;
  }

  Path folder() {
    return Objects.requireNonNull(target.toAbsolutePath().getParent());
  }

  long size() {
    try {
      return Files.exists(part) ? Files.size(part) : 0;
    } catch (IOException e) {
      throw unusable(part, e);
    }
  }

  /// What the part is of; empty where nothing is here of this address that can be continued.
  Optional<Whole> begun(URI address) {
    if (size() == 0 || !Files.exists(note)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(note, Whole.class))
          .filter(whole -> whole.address().equals(address.toString()))
          .filter(whole -> !whole.validator().isEmpty());
    } catch (AlhazenException e) {
      return Optional.empty();
    }
  }

  /// Forgets what is here, and begins another whole.
  OutputStream begin(Whole whole) {
    forget();
    AtomicFiles.write(note, Json.pretty(whole));
    return append();
  }

  OutputStream append() {
    try {
      return Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw unusable(part, e);
    }
  }

  void forget() {
    try {
      Files.deleteIfExists(part);
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw unusable(part, e);
    }
  }

  /// Makes the part the target.
  void finish() {
    try {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw unusable(target, e);
    }
  }

  static UnavailableException unusable(Path file, IOException e) {
    return new UnavailableException(
        "%s cannot be written: %s. Check permissions and free space.".formatted(file, e), e);
  }
}
