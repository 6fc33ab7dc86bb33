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
/// @param doi in lower case without a resolver in front, as `10.1000/182`; one that arXiv gave is
///   an arXiv id instead, so that it hides no publisher's
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
    Optional<String> given = doi.map(Identifiers::doi).filter(id -> !id.isEmpty());
    arxivId =
        arxivId
            .map(Identifiers::arxivId)
            .filter(id -> !id.isEmpty())
            .or(() -> given.flatMap(Identifiers::arxivOfDoi));
    doi = given.filter(id -> Identifiers.arxivOfDoi(id).isEmpty());
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

  /// This reference as another kind of entry.
  Reference as(EntryType other, String otherVenue) {
    return new Reference(other, title, authors, year, otherVenue, summary, doi, arxivId, more);
  }

  /// This reference with what it lacks taken from another of the same work. Where this one is of a
  /// preprint and the other says where it was published, the publication counts.
  Reference completedBy(Reference other) {
    boolean published = isProvisional() && !other.isProvisional() && !other.venue.isEmpty();
    boolean takesVenue = venue.isEmpty() || published;
    Reference placed = takesVenue ? other : this;
    Reference rest = takesVenue ? this : other;
    SequencedMap<String, String> all = new LinkedHashMap<>(placed.more);
    rest.more.forEach(all::putIfAbsent);
    return new Reference(
        takesVenue && (published || type == EntryType.MISC) ? other.type : type,
        title,
        authors.isEmpty() ? other.authors : authors,
        placed.year.or(() -> rest.year),
        placed.venue.isEmpty() ? rest.venue : placed.venue,
        summary.isEmpty() ? other.summary : summary,
        placed.doi.or(() -> rest.doi),
        arxivId.or(other::arxivId),
        all);
  }

  private boolean isProvisional() {
    return type == EntryType.PREPRINT || type == EntryType.MISC;
  }
}
