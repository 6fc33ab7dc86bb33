package dev.alhazen.literature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The works that a study has come across, each once, however many sources returned it. This class
/// is immutable.
///
/// Two records are of the same work where their DOI, their arXiv id, or their title and first
/// author agree. The first record's key stays; what it lacks is taken from later ones.
public final class Bibliography {
  public static final Bibliography EMPTY = new Bibliography(List.of());

  private final List<Work> works;

  private Bibliography(List<Work> works) {
    this.works = List.copyOf(works);
  }

  /// The works of several sources; where records agree, those of earlier lists are kept.
  public static Bibliography of(List<Work> works) {
    return EMPTY.with(works);
  }

  /// The works of several sources rank by rank: the best of each, in the order of the sources, then
  /// the second of each, and so on.
  ///
  /// @param answers best works first
  public static Bibliography ofRanked(List<List<Work>> answers) {
    int longest = answers.stream().mapToInt(List::size).max().orElse(0);
    return of(
        IntStream.range(0, longest)
            .boxed()
            .flatMap(
                rank ->
                    answers.stream()
                        .filter(works -> rank < works.size())
                        .map(works -> works.get(rank)))
            .toList());
  }

  /// This bibliography and further works behind it.
  public Bibliography with(List<Work> more) {
    List<Work> all = new ArrayList<>(works);
    more.forEach(work -> add(all, work));
    return new Bibliography(all);
  }

  /// In the order in which they were first returned, each key once.
  public List<Work> works() {
    return works;
  }

  public Optional<Work> find(String key) {
    return works.stream().filter(work -> work.key().equals(key)).findFirst();
  }

  /// The record under which a work that some source returned is kept here.
  public Optional<Work> sameAs(Work work) {
    return works.stream().filter(known -> isSame(known, work)).findFirst();
  }

  /// All entries as one BibTeX file.
  public String bibtex() {
    return works.stream().map(Work::bibtex).map(String::strip).collect(Collectors.joining("\n\n"))
        + "\n";
  }

  private static void add(List<Work> all, Work work) {
    for (int i = 0; i < all.size(); i++) {
      if (isSame(all.get(i), work)) {
        all.set(i, merged(all.get(i), work));
        return;
      }
    }
    all.add(withFreeKey(all, work));
  }

  private static boolean isSame(Work a, Work b) {
    return agree(a.doi().map(Identifiers::doi), b.doi().map(Identifiers::doi))
        || agree(arxivId(a), arxivId(b))
        || (title(a).equals(title(b)) && !title(a).isEmpty() && firstAuthorsAgree(a, b));
  }

  private static Optional<String> arxivId(Work work) {
    return work.arxivId()
        .map(Identifiers::arxiv)
        .or(() -> work.doi().flatMap(Identifiers::arxivOfDoi));
  }

  private static boolean agree(Optional<String> a, Optional<String> b) {
    return a.isPresent() && a.equals(b);
  }

  private static String title(Work work) {
    return Words.plain(Markup.text(work.title())).replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  /// Where a source names nobody, years must not be far apart: "Introduction" is no one work.
  private static boolean firstAuthorsAgree(Work a, Work b) {
    return a.authors().isEmpty() || b.authors().isEmpty()
        ? yearsAgree(a, b)
        : family(a).equals(family(b));
  }

  private static boolean yearsAgree(Work a, Work b) {
    return a.year().isEmpty()
        || b.year().isEmpty()
        || Math.abs(a.year().get() - b.year().get()) <= 2;
  }

  private static String family(Work work) {
    return Words.plain(Author.of(work.authors().getFirst()).family()).replaceAll(".* ", "");
  }

  private static Work merged(Work first, Work second) {
    Optional<Reference> known = reference(first);
    if (known.isEmpty()) {
      return first;
    }
    Reference merged = reference(second).map(known.get()::completedBy).orElse(known.get());
    return merged
        .toWork(first.key(), first.source())
        .withPassages(passages(first, second))
        .withStanding(standing(first, second));
  }

  private static List<String> passages(Work first, Work second) {
    return Stream.of(first, second).flatMap(work -> work.passages().stream()).distinct().toList();
  }

  /// One source that knows of a retraction is enough.
  private static Work.Standing standing(Work first, Work second) {
    return first.standing() == Work.Standing.RETRACTED ? first.standing() : second.standing();
  }

  /// Reads the record's own entry, which holds more than the record; the abstract is only there.
  private static Optional<Reference> reference(Work work) {
    return BibtexFile.parse(work.bibtex(), work.key()).entries().stream()
        .map(BibtexFile.Entry::reference)
        .map(read -> read.withSummary(work.summary()))
        .findFirst();
  }

  private static Work withFreeKey(List<Work> all, Work work) {
    List<String> taken = all.stream().map(Work::key).toList();
    String key =
        Stream.iterate(1, n -> n + 1)
            .map(n -> n == 1 ? work.key() : "%s-%d".formatted(work.key(), n))
            .filter(candidate -> !taken.contains(candidate))
            .findFirst()
            .orElseThrow();
    return key.equals(work.key()) ? work : renamed(work, key);
  }

  private static Work renamed(Work work, String key) {
    return new Work(
        key,
        work.title(),
        work.authors(),
        work.year(),
        work.venue(),
        work.summary(),
        work.passages(),
        work.doi(),
        work.arxivId(),
        work.standing(),
        work.source(),
        work.bibtex().replaceFirst("\\{\\s*[^,\\s]+", "{" + key));
  }
}
