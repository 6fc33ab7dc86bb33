package dev.alhazen.coding;

import java.util.List;

/// One replacement that a coder asks for.
///
/// @param form what it is called in a report
/// @param number its position in the reply, counted from 1
/// @param path the file as it was named; empty where none was
/// @param search consecutive lines of the file; empty for a new file
/// @param replace the lines that take their place
/// @param line where they begin in the file by the coder's word, counted from 1; 0 without a word
record EditBlock(
    Form form, int number, String path, List<String> search, List<String> replace, int line)
    implements Request {
  EditBlock {
    search = List.copyOf(search);
    replace = List.copyOf(replace);
  }

  EditBlock(int number, String path, List<String> search, List<String> replace) {
    this(Form.BLOCK, number, path, search, replace, 0);
  }

  EditBlock at(String other) {
    return new EditBlock(form, number, other, search, replace, line);
  }

  EditBlock with(List<String> otherSearch, List<String> otherReplace) {
    return new EditBlock(form, number, path, otherSearch, otherReplace, line);
  }

  /// Whether nothing is searched for.
  boolean isNewFile() {
    return search.stream().allMatch(String::isBlank);
  }

  String title() {
    return form.title(number, path);
  }
}
