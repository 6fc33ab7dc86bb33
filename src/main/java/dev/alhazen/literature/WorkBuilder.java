package dev.alhazen.literature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Collects what an engine says about a work, in its own spellings, and makes a clean record of it.
/// Blank values are as good as none.
public final class WorkBuilder {
  private static final Pattern RETRACTED =
      Pattern.compile(
          "(?i)^\\W*(?:retracted(?: article| paper)?|retraction|withdrawn)\\s*[\\]):.–—-]+\\s*");
  private static final Pattern ARXIV = Pattern.compile("(?i)\\barxiv\\b.*|corr");
  private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}/\\S+");
  private static final Pattern ARXIV_ID = Pattern.compile("\\d{4}\\.\\d{4,5}|[A-Za-z.-]+/\\d{7}");
  private static final Pattern SUFFIX =
      Pattern.compile("(?i)\\s*,\\s*(?:jr|sr|ii|iii|iv|ph\\.?\\s?d|m\\.?d)\\.?$");
  private static final Pattern ARXIV_ADDRESS =
      Pattern.compile("(?i)arxiv\\.org/(?:abs|pdf|html)/([a-z.-]+/\\d{7}|\\d{4}\\.\\d{4,5})");
  private static final int FIRST_YEAR = 1400;
  private static final int LAST_YEAR = 2200;

  private final String source;
  private final List<Author> authors = new ArrayList<>();
  private final SequencedMap<String, String> more = new LinkedHashMap<>();
  private EntryType type = EntryType.MISC;
  private String title = "";
  private String venue = "";
  private String summary = "";
  private Optional<Integer> year = Optional.empty();
  private Optional<String> doi = Optional.empty();
  private Optional<String> arxivId = Optional.empty();
  private Work.Standing standing = Work.Standing.USUAL;

  /// @param source the engine's name
  public WorkBuilder(String source) {
    this.source = source;
  }

  /// A title that says the work was retracted is believed and then read without those words.
  public WorkBuilder title(String markup) {
    String text = Markup.text(markup);
    title = RETRACTED.matcher(text).replaceFirst("");
    return title.equals(text) ? this : retracted();
  }

  public WorkBuilder author(String displayed) {
    String name = SUFFIX.matcher(Markup.text(displayed)).replaceFirst("");
    return name.isEmpty() ? this : add(Author.of(name));
  }

  /// @param family a group's whole name where `given` is blank
  public WorkBuilder author(String given, String family) {
    String last = Markup.text(family);
    return last.isEmpty() ? author(given) : add(new Author(Markup.text(given), last));
  }

  private WorkBuilder add(Author author) {
    authors.add(author);
    return this;
  }

  /// @param number of a year; anything that is none is left out
  public WorkBuilder year(String number) {
    if (number.matches("\\d{4}")) {
      int value = Integer.parseInt(number);
      year = value >= FIRST_YEAR && value < LAST_YEAR ? Optional.of(value) : Optional.empty();
    }
    return this;
  }

  public WorkBuilder type(EntryType value) {
    type = value;
    return this;
  }

  public WorkBuilder venue(String markup) {
    venue = Markup.text(markup);
    return this;
  }

  public WorkBuilder summary(String markup) {
    summary = Markup.text(markup).replaceFirst("(?i)^abstract\\s*[:.—-]\\s*", "");
    return this;
  }

  /// What is no DOI is left out.
  public WorkBuilder doi(String value) {
    doi = Optional.of(Identifiers.doi(value)).filter(id -> DOI.matcher(id).matches());
    return this;
  }

  /// What is no arXiv id is left out.
  public WorkBuilder arxivId(String value) {
    arxivId = Optional.of(Identifiers.arxivId(value)).filter(id -> ARXIV_ID.matcher(id).matches());
    return this;
  }

  /// A further field by its BibTeX name.
  public WorkBuilder more(String field, String markup) {
    present(Markup.text(markup)).ifPresent(value -> more.put(field, value));
    return this;
  }

  public WorkBuilder retracted() {
    standing = Work.Standing.RETRACTED;
    return this;
  }

  /// An address; one at arXiv tells the arXiv id too.
  public WorkBuilder url(String value) {
    Matcher arxiv = ARXIV_ADDRESS.matcher(value);
    if (arxiv.find() && arxivId.isEmpty()) {
      arxivId = Optional.of(arxiv.group(1));
    }
    present(value.strip()).ifPresent(address -> more.put("url", address));
    return this;
  }

  /// The record; empty where there is no title to cite it by.
  public Optional<Work> build() {
    return reference().map(reference -> reference.toWork(source).withStanding(standing));
  }

  /// Whether what was said so far tells of a retraction.
  public Work.Standing standing() {
    return standing;
  }

  /// What the record is made of; empty where there is no title.
  public Optional<Reference> reference() {
    if (title.isBlank()) {
      return Optional.empty();
    }
    Reference plain = new Reference(type, title, authors, year, venue, summary, doi, arxivId, more);
    boolean preprint =
        isArxiv() || (plain.arxivId().isPresent() && venue.isEmpty()) || type == EntryType.PREPRINT;
    return Optional.of(preprint ? asPreprint(plain) : published(plain));
  }

  private boolean isArxiv() {
    return ARXIV.matcher(venue.toLowerCase(Locale.ROOT)).matches();
  }

  /// The entry type for preprints names arXiv, so those of other servers are of another one.
  private Reference asPreprint(Reference plain) {
    boolean arxiv = plain.arxivId().isPresent() || isArxiv();
    return plain.as(arxiv ? EntryType.PREPRINT : EntryType.MISC, arxiv ? "arXiv" : venue);
  }

  private Reference published(Reference plain) {
    boolean placeless =
        venue.isEmpty() && (type == EntryType.ARTICLE || type == EntryType.INPROCEEDINGS);
    return placeless ? plain.as(EntryType.MISC, "") : plain;
  }

  private static Optional<String> present(String value) {
    return value.isBlank() ? Optional.empty() : Optional.of(value);
  }
}
