package dev.alhazen.document;

import java.util.List;
import java.util.Optional;

/// A paper as text.
///
/// @param text the whole text in reading order, pages separated by an empty line
/// @param pages the text of each page; one page where the format has none
/// @param title what stands as the title; empty where none can be told from the rest
public record Document(String text, List<String> pages, Optional<String> title) {
  public Document {
    pages = List.copyOf(pages);
  }

  static Document ofPages(List<String> pages, Optional<String> title) {
    return new Document(String.join("\n\n", pages).strip(), pages, title);
  }

  /// How many words the text has; a word is anything between white space.
  public int words() {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }
}
