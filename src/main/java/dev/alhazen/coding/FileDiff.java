package dev.alhazen.coding;

import java.util.List;

/// A unified diff's part about one file. Its hunks are all about the file as it was before the
/// first of them.
///
/// @param path the file as it was named; empty where none was
/// @param kind what happens to the file
/// @param hunks each with the line that its header names
record FileDiff(String path, Kind kind, List<Hunk> hunks) implements Request {

  enum Kind {
    CHANGE,
    CREATE,
    DELETE,
    RENAME
  }

  /// @param block its context and `-` lines, and its context and `+` lines
  /// @param end what it says of the line break at the file's end
  record Hunk(EditBlock block, End end) {}

  enum End {
    AS_IS,
    BREAK,
    NO_BREAK
  }

  FileDiff {
    hunks = List.copyOf(hunks);
  }

  /// The same for another file.
  FileDiff at(String other) {
    return new FileDiff(
        other,
        kind,
        hunks.stream().map(hunk -> new Hunk(hunk.block().at(other), hunk.end())).toList());
  }
}
