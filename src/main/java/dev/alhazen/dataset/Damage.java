package dev.alhazen.dataset;

import java.nio.file.Path;

/// A file that a data set should be made from, and cannot be: cut off, altered, or another file.
final class Damage extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Path file;

  /// @param reason continues a sentence that begins with the file's name
  Damage(Path file, String reason) {
    super(reason);
    this.file = file;
  }

  Path file() {
    return file;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
