package dev.alhazen.coding;

/// The forms that a change may have in a reply, with the words that a report has for them.
enum Form {
  BLOCK("Block", "edit block", "block", "SEARCH lines", "REPLACE lines"),
  HUNK("Hunk", "hunk", "hunk", "context and `-` lines", "context and `+` lines"),
  FILE("File", "whole file", "file", "lines", "lines");

  private final String title;
  private final String noun;
  private final String brief;
  private final String sought;
  private final String put;

  Form(String title, String noun, String brief, String sought, String put) {
    this.title = title;
    this.noun = noun;
    this.brief = brief;
    this.sought = sought;
    this.put = put;
  }

  String title(int number, String path) {
    return path.isEmpty()
        ? "%s %d".formatted(title, number)
        : "%s %d, %s".formatted(title, number, path);
  }

  String noun() {
    return noun;
  }

  String brief() {
    return brief;
  }

  /// What the lines are called that must stand in the file.
  String sought() {
    return sought;
  }

  /// What the lines are called that stand there afterwards.
  String put() {
    return put;
  }
}
