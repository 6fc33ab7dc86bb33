package dev.alhazen.manuscript;

import dev.alhazen.base.Json;
import dev.alhazen.journal.Blobs;
import dev.alhazen.literature.Bibliography;
import dev.alhazen.literature.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The works that a paper may cite, each with its record and what found it. Keys of a paper are
/// resolved through this list alone.
record ReadingList(List<Entry> entries, List<CitationFile.SearchMade> searches) {
  static final ReadingList EMPTY = new ReadingList(List.of(), List.of());

  private static final Pattern ENTRY = Pattern.compile("@\\s*\\w+\\s*[{(]\\s*([^,\\s]*)");
  private static final Set<String> ACCENTS = Set.of("b", "c", "d", "H", "k", "r", "t", "u", "v");

  /// The sources that hold what the user supplied.
  private static final Set<String> OWN = Set.of("library", "template");

  ReadingList {
    entries = List.copyOf(entries);
    searches = List.copyOf(searches);
  }

  /// @param query the search that found it; empty where none did
  record Entry(Work work, String query) {
    String key() {
      return work.key();
    }

    /// Title, authors and year on one line, for a model that chooses what to cite.
    String line() {
      String authors =
          work.authors().size() > 2
              ? work.authors().getFirst() + " et al."
              : String.join(" and ", work.authors());
      String year = work.year().map(String::valueOf).orElse("no year");
      String standing = isRetracted() ? " RETRACTED" : "";
      return "%s (%s, %s)%s"
          .formatted(work.title(), authors.isEmpty() ? "unknown" : authors, year, standing)
          .replaceAll("\\s+", " ")
          .strip();
    }

    boolean isRetracted() {
      return work.standing() == Work.Standing.RETRACTED;
    }

    CitationFile.Supply supply() {
      return OWN.contains(work.source()) ? CitationFile.Supply.USER : CitationFile.Supply.ENGINE;
    }
  }

  /// The list that a paper was written with; empty where its sources hold none.
  static ReadingList of(Manuscript manuscript, Blobs blobs) {
    return Optional.ofNullable(manuscript.sources().files().get(CitationFile.NAME))
        .map(digest -> Json.parse(blobs.text(digest), CitationFile.NAME))
        .map(json -> of(Json.to(json, CitationFile.class)))
        .orElse(EMPTY);
  }

  /// The list as a paper's file holds it.
  static ReadingList of(CitationFile file) {
    ReadingList list = EMPTY.withSearches(file.searches());
    for (CitationFile.Listed listed : file.works()) {
      list = list.with(listed.record(), listed.query(), Integer.MAX_VALUE);
    }
    return list;
  }

  /// This list and a work; one that is on it already completes its record. A record that is not fit
  /// to be printed is left out, and so is a new work beyond the limit.
  ReadingList with(Work work, String query, int limit) {
    Bibliography known = bibliography();
    Bibliography all = known.with(List.of(work));
    boolean isNew = all.works().size() > known.works().size();
    if (!isUsable(work)
        || (isNew && entries.size() >= limit)
        || !all.works().stream().allMatch(ReadingList::isUsable)) {
      return this;
    }
    List<Entry> joined = new ArrayList<>();
    for (int i = 0; i < all.works().size(); i++) {
      joined.add(
          new Entry(all.works().get(i), i < entries.size() ? entries.get(i).query() : query));
    }
    return new ReadingList(joined, searches);
  }

  ReadingList with(List<Entry> more, int limit) {
    ReadingList list = this;
    for (Entry entry : more) {
      list = list.with(entry.work(), entry.query(), limit);
    }
    return list;
  }

  ReadingList withSearches(List<CitationFile.SearchMade> more) {
    List<CitationFile.SearchMade> all = new ArrayList<>(searches);
    all.addAll(more);
    return new ReadingList(entries, all);
  }

  boolean holds(Work work) {
    return bibliography().sameAs(work).isPresent();
  }

  int size() {
    return entries.size();
  }

  List<String> keys() {
    return entries.stream().map(Entry::key).toList();
  }

  Optional<Entry> entry(String key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
  }

  /// The whole list as `references.bib`.
  String file() {
    return Unicode.toLatex(bibliography().bibtex());
  }

  private Bibliography bibliography() {
    return Bibliography.of(entries.stream().map(Entry::work).toList());
  }

  /// Records come from outside: one entry under the record's key, without commands but accents and
  /// those of a section.
  private static boolean isUsable(Work work) {
    Matcher entry = ENTRY.matcher(work.bibtex());
    return work.key().matches("[\\w:.+-]+")
        && entry.find()
        && entry.group(1).equals(work.key())
        && !entry.find()
        && Lexeme.of(work.bibtex()).stream().allMatch(ReadingList::isHarmless);
  }

  private static boolean isHarmless(Lexeme lexeme) {
    return LatexCheck.allows(lexeme.name()) || ACCENTS.contains(lexeme.name());
  }
}
