package dev.alhazen.literature.library;

import static dev.alhazen.literature.ReplyJson.each;
import static dev.alhazen.literature.ReplyJson.text;

import dev.alhazen.base.Json;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Texts;
import dev.alhazen.literature.EntryType;
import dev.alhazen.literature.Reference;
import dev.alhazen.literature.WorkBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads a file of CSL-JSON: a list of items. An item that cannot be read costs no other.
final class CslJson {
  private static final Pattern YEAR = Pattern.compile("(1[4-9]|20|21)\\d\\d");

  private CslJson() {}

  static void read(Path file, Shelved shelved) {
    String source = Texts.read(file);
    if (!source.replace("\ufeff", "").stripLeading().startsWith("[")) {
      shelved.warn(file.toString(), "The file is no CSL-JSON, which is a list of items.");
      return;
    }
    for (JsonChunks.Chunk chunk : JsonChunks.of(source)) {
      String place = "%s line %d".formatted(file, chunk.line());
      switch (chunk) {
        case JsonChunks.Chunk.Whole(int _, String item) -> item(item, place, shelved);
        case JsonChunks.Chunk.Torn(int _) ->
            shelved.warn(
                place,
                "The braces or quotes of this item do not close. It is left out; the others are used.");
      }
    }
  }

  private static void item(String source, String place, Shelved shelved) {
    try {
      JsonNode item = Json.parse(source, "The item");
      WorkBuilder builder = builder(item);
      Optional<Reference> reference = builder.reference();
      if (reference.isEmpty()) {
        shelved.warn(place, "The item has no title. It is left out; the others are used.");
      } else {
        shelved.add(
            new Holding(
                key(text(item, "id")), place, reference.get(), builder.standing(), List.of()));
      }
    } catch (MalformedException e) {
      shelved.warn(
          place,
          "%s It is left out; the others are used."
              .formatted(e.explanation().replaceFirst(" \\(line \\d+, column \\d+\\)", "")));
    }
  }

  /// Many programs write numbers or addresses here, which nobody cites by.
  private static String key(String id) {
    return id.matches("[A-Za-z][A-Za-z0-9_.+-]*") ? id : "";
  }

  private static WorkBuilder builder(JsonNode item) {
    EntryType type = type(text(item, "type"));
    boolean byPublisher =
        type == EntryType.BOOK || type == EntryType.PHDTHESIS || type == EntryType.TECHREPORT;
    WorkBuilder builder =
        new WorkBuilder(LibraryLiterature.NAME)
            .type(type)
            .title(text(item, "title"))
            .year(year(item.path("issued")))
            .venue(text(item, byPublisher ? "publisher" : "container-title"))
            .summary(text(item, "abstract"))
            .doi(text(item, "DOI"))
            .url(text(item, "URL"))
            .more("volume", text(item, "volume"))
            .more("number", text(item, "issue"))
            .more("pages", text(item, "page"))
            .more("keywords", text(item, "keyword"));
    if (!byPublisher) {
      builder.more("publisher", text(item, "publisher"));
    }
    each(item, "author").forEach(author -> author(builder, author));
    return builder;
  }

  private static void author(WorkBuilder builder, JsonNode author) {
    String group = text(author, "literal");
    if (group.isEmpty()) {
      String particle = text(author, "non-dropping-particle");
      builder.author(
          text(author, "given"), "%s %s".formatted(particle, text(author, "family")).strip());
    } else {
      builder.author("", group);
    }
  }

  private static String year(JsonNode issued) {
    JsonNode part = issued.path("date-parts").path(0).path(0);
    String number = part.isNumber() || part.isString() ? part.asString() : "";
    Matcher year =
        YEAR.matcher("%s %s %s".formatted(number, text(issued, "raw"), text(issued, "literal")));
    return year.find() ? year.group() : "";
  }

  private static EntryType type(String word) {
    return switch (word) {
      case "article-journal", "article-magazine", "article-newspaper", "review" ->
          EntryType.ARTICLE;
      case "paper-conference" -> EntryType.INPROCEEDINGS;
      case "chapter", "entry-encyclopedia", "entry-dictionary" -> EntryType.INCOLLECTION;
      case "book" -> EntryType.BOOK;
      case "thesis" -> EntryType.PHDTHESIS;
      case "report", "standard" -> EntryType.TECHREPORT;
      default -> EntryType.MISC;
    };
  }
}
