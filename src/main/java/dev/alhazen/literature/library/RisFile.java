package dev.alhazen.literature.library;

import dev.alhazen.base.Texts;
import dev.alhazen.literature.EntryType;
import dev.alhazen.literature.Reference;
import dev.alhazen.literature.WorkBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a RIS file: records of tagged lines from `TY` to `ER`. A record that cannot be read costs
/// no other.
final class RisFile {
  private static final Pattern TAG = Pattern.compile("([A-Z][A-Z0-9]) {1,2}-(?: (.*))?");
  private static final Pattern YEAR = Pattern.compile("(1[4-9]|20|21)\\d\\d");

  private final Path file;
  private final Shelved shelved;
  private final List<Field> fields = new ArrayList<>();
  private int begun;

  private record Field(String tag, String value) {}

  private RisFile(Path file, Shelved shelved) {
    this.file = file;
    this.shelved = shelved;
  }

  static void read(Path file, Shelved shelved) {
    new RisFile(file, shelved).read();
  }

  private void read() {
    int number = 0;
    for (String line : Texts.read(file).replace("\ufeff", "").lines().toList()) {
      number++;
      Matcher tag = TAG.matcher(line.stripTrailing());
      if (tag.matches()) {
        tagged(number, tag.group(1), tag.group(2) == null ? "" : tag.group(2).strip());
      } else if (!line.isBlank()) {
        untagged(number, line.strip());
      }
    }
    if (begun > 0) {
      shelved.warn(place(begun), "The record does not end with ER; it is used as far as it goes.");
      finish();
    }
  }

  private void tagged(int number, String tag, String value) {
    if (tag.equals("TY")) {
      if (begun > 0) {
        shelved.warn(
            place(begun), "The record does not end with ER; it is used as far as it goes.");
        finish();
      }
      begun = number;
    }
    if (begun == 0) {
      shelved.warn(place(number), "The line stands in no record and is ignored.");
    } else if (tag.equals("ER")) {
      finish();
    } else {
      fields.add(new Field(tag, value));
    }
  }

  /// Some programs wrap long values.
  private void untagged(int number, String line) {
    if (begun == 0) {
      shelved.warn(place(number), "The line stands in no record and is ignored.");
    } else {
      Field last = fields.removeLast();
      fields.add(new Field(last.tag(), (last.value() + " " + line).strip()));
    }
  }

  private void finish() {
    WorkBuilder builder = builder();
    Optional<Reference> reference = builder.reference();
    if (reference.isEmpty()) {
      shelved.warn(place(begun), "The record has no title. It is left out; the others are used.");
    } else {
      List<Path> attached =
          all("L1", "L4").stream()
              .flatMap(link -> FileLinks.pdfs(link, folder()).stream())
              .toList();
      shelved.add(new Holding("", place(begun), reference.get(), builder.standing(), attached));
    }
    fields.clear();
    begun = 0;
  }

  private WorkBuilder builder() {
    EntryType type = type(first("TY"));
    WorkBuilder builder =
        new WorkBuilder(LibraryLiterature.NAME)
            .type(type)
            .title(first("TI", "T1", "CT"))
            .year(year())
            .venue(venue(type))
            .summary(first("AB", "N2"))
            .doi(first("DO"))
            .url(first("UR", "LK"))
            .more("volume", first("VL"))
            .more("number", first("IS"))
            .more("pages", pages())
            .more("keywords", String.join(", ", all("KW")));
    if (type != EntryType.BOOK) {
      builder.more("publisher", first("PB"));
    }
    all("AU", "A1").forEach(builder::author);
    return builder;
  }

  private String venue(EntryType type) {
    return type == EntryType.BOOK || type == EntryType.PHDTHESIS || type == EntryType.TECHREPORT
        ? first("PB", "T2")
        : first("JF", "JO", "T2", "BT", "JA");
  }

  private String pages() {
    String from = first("SP");
    String to = first("EP");
    return to.isEmpty() || from.contains("-") ? from : from + "–" + to;
  }

  private String year() {
    Matcher year = YEAR.matcher(first("PY", "Y1", "DA"));
    return year.find() ? year.group() : "";
  }

  private String first(String... tags) {
    for (String tag : tags) {
      for (Field field : fields) {
        if (field.tag().equals(tag) && !field.value().isEmpty()) {
          return field.value();
        }
      }
    }
    return "";
  }

  private List<String> all(String... tags) {
    return fields.stream()
        .filter(field -> List.of(tags).contains(field.tag()))
        .map(Field::value)
        .toList();
  }

  private static EntryType type(String word) {
    return switch (word) {
      case "JOUR", "MGZN", "JFULL", "EJOUR", "NEWS", "INPR" -> EntryType.ARTICLE;
      case "CONF", "CPAPER" -> EntryType.INPROCEEDINGS;
      case "CHAP", "ECHAP" -> EntryType.INCOLLECTION;
      case "BOOK", "EBOOK", "EDBOOK" -> EntryType.BOOK;
      case "THES" -> EntryType.PHDTHESIS;
      case "RPRT", "STAND" -> EntryType.TECHREPORT;
      default -> EntryType.MISC;
    };
  }

  private Path folder() {
    return file.toAbsolutePath().resolveSibling("");
  }

  private String place(int line) {
    return "%s line %d".formatted(file, line);
  }
}
