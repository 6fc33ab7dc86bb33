package dev.alhazen.coding;

/// Why one block did not fit, in words for the coder.
///
/// @param block the block's number in the reply
/// @param path the file it is about; empty where none is named
/// @param reason what is wrong and what to do, possibly several paragraphs
record Refusal(int block, String path, String reason) {
  String title() {
    return path.isEmpty() ? "Block %d".formatted(block) : "Block %d, %s".formatted(block, path);
  }
}
