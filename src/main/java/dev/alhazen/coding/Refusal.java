package dev.alhazen.coding;

/// Why one change did not fit, in words for the coder.
///
/// @param form what the change is called
/// @param number its number in the reply
/// @param path the file it is about; empty where none is named
/// @param reason what is wrong and what to do, possibly several paragraphs
record Refusal(Form form, int number, String path, String reason) {

  static Refusal of(EditBlock block, String reason) {
    return new Refusal(block.form(), block.number(), block.path(), reason);
  }

  String title() {
    return form.title(number, path);
  }
}
