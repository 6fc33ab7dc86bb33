package dev.alhazen.literature;

import java.util.Locale;

/// The kinds of BibTeX entry that a reference can be, with the field that says where it appeared.
public enum EntryType {
  ARTICLE("article", "journal"),
  INPROCEEDINGS("inproceedings", "booktitle"),
  INCOLLECTION("incollection", "booktitle"),
  BOOK("book", "publisher"),
  PHDTHESIS("phdthesis", "school"),
  MASTERSTHESIS("mastersthesis", "school"),
  TECHREPORT("techreport", "institution"),
  /// Written as an article of the preprint server, which every bibliography style can print.
  PREPRINT("article", "journal"),
  MISC("misc", "howpublished");

  private final String word;
  private final String venueField;

  EntryType(String word, String venueField) {
    this.word = word;
    this.venueField = venueField;
  }

  /// The word after the `@`.
  public String word() {
    return word;
  }

  String venueField() {
    return venueField;
  }

  /// The type for a word after an `@`, in BibTeX or BibLaTeX spelling; unknown words are `MISC`.
  static EntryType of(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "article" -> ARTICLE;
      case "inproceedings", "conference" -> INPROCEEDINGS;
      case "incollection", "inbook" -> INCOLLECTION;
      case "book", "proceedings", "booklet", "collection" -> BOOK;
      case "phdthesis", "thesis" -> PHDTHESIS;
      case "mastersthesis" -> MASTERSTHESIS;
      case "techreport", "report", "manual" -> TECHREPORT;
      default -> MISC;
    };
  }
}
