package dev.alhazen.coding;

import java.util.List;

/// The whole new text of one file.
///
/// @param number its position in the reply, counted from 1
/// @param path the file it is for
/// @param naming how sure it is that the file is meant, and as a whole
/// @param lines its text
record WholeFile(int number, String path, Naming naming, List<String> lines) implements Request {

  enum Naming {
    /// A line of its own, the fence or the first line names the file.
    OWN_LINE,
    /// A sentence above names the file, or there is only this one.
    BY_THE_WAY
  }

  WholeFile {
    lines = List.copyOf(lines);
  }
}
