package dev.alhazen.literature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What a bibliography says about a work, in Unicode text without LaTeX.
///
/// @param venue journal, proceedings, publisher, school …; empty where unknown
/// @param summary its abstract; empty where there is none
/// @param doi without a resolver in front, as `10.1000/182`
/// @param arxivId without `arXiv:` and version, as `2006.11239`
/// @param more further fields by their BibTeX names, such as `volume` and `keywords`
public record Reference(
    EntryType type,
    String title,
    List<Author> authors,
    Optional<Integer> year,
    String venue,
    String summary,
    Optional<String> doi,
    Optional<String> arxivId,
    SequencedMap<String, String> more) {
  public Reference {
    if (title.isBlank()) {
      throw new IllegalArgumentException("a reference has a title");
    }
    authors = List.copyOf(authors);
    more = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(more));
  }

  /// The record of this work under a key that its source has given it.
  public Work toWork(String key, String source) {
    return new Work(
        key,
        title,
        authors.stream().map(Author::displayed).toList(),
        year,
        venue,
        summary,
        List.of(),
        doi,
        arxivId,
        Work.Standing.USUAL,
        source,
        Bibtex.entry(key, this));
  }

  /// The record of this work under a key made from author, year and title.
  public Work toWork(String source) {
    return toWork(Bibtex.key(this), source);
  }

  Reference withSummary(String other) {
    return new Reference(type, title, authors, year, venue, other, doi, arxivId, more);
  }

  /// This reference with what it lacks taken from another of the same work.
  Reference completedBy(Reference other) {
    SequencedMap<String, String> all = new LinkedHashMap<>(more);
    other.more.forEach(all::putIfAbsent);
    boolean published = type == EntryType.PREPRINT && other.type != EntryType.PREPRINT;
    boolean takesVenue = venue.isEmpty() || (published && !other.venue.isEmpty());
    return new Reference(
        takesVenue ? other.type : type,
        title,
        authors.isEmpty() ? other.authors : authors,
        takesVenue ? other.year.or(() -> year) : year.or(other::year),
        takesVenue ? other.venue : venue,
        summary.isEmpty() ? other.summary : summary,
        doi.or(other::doi),
        arxivId.or(other::arxivId),
        all);
  }
}
