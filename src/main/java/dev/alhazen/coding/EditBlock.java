package dev.alhazen.coding;

import java.util.List;

/// One replacement that a coder asks for.
///
/// @param number its position in the reply, counted from 1
/// @param path the file as it was named; empty where none was
/// @param search consecutive lines of the file; empty for a new file
/// @param replace the lines that take their place
record EditBlock(int number, String path, List<String> search, List<String> replace) {
  EditBlock {
    search = List.copyOf(search);
    replace = List.copyOf(replace);
  }

  EditBlock at(String other) {
    return new EditBlock(number, other, search, replace);
  }

  /// Whether nothing is searched for.
  boolean isNewFile() {
    return search.stream().allMatch(String::isBlank);
  }
}
