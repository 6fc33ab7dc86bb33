package dev.alhazen.coding;

/// One change that a reply asks for, before anyone has looked whether it fits.
sealed interface Request permits EditBlock, FileDiff, WholeFile {
  /// The file as it was named; empty where none was.
  String path();
}
