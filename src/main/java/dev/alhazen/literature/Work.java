package dev.alhazen.literature;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A work of others, as a literature source returned it.
///
/// @param key a stable citation key such as `ho2020denoising`
/// @param authors each as `Given Family`
/// @param venue where it appeared; empty where unknown
/// @param summary its abstract; empty where the source has none
/// @param passages of its full text, those nearest to the query; none where only the abstract is
///   known
/// @param standing whether it was withdrawn, as far as the source tells
/// @param source the name of the literature source that returned it
/// @param bibtex a complete BibTeX entry under `key`
public record Work(
    String key,
    String title,
    List<String> authors,
    Optional<Integer> year,
    String venue,
    String summary,
    List<String> passages,
    Optional<String> doi,
    Optional<String> arxivId,
    Standing standing,
    String source,
    String bibtex) {
  public Work {
    authors = List.copyOf(authors);
    // Studies of version 0.1 have neither.
    passages = List.copyOf(Objects.requireNonNullElse(passages, List.of()));
    standing = Objects.requireNonNullElse(standing, Standing.USUAL);
  }

  /// Whether a work still stands.
  public enum Standing {
    /// Nothing else is known.
    USUAL,
    RETRACTED
  }

  /// Where it can be read, or at least bought: the address of its DOI, else of its preprint.
  public Optional<String> link() {
    return doi.map("https://doi.org/"::concat)
        .or(() -> arxivId.map("https://arxiv.org/abs/"::concat));
  }

  /// This work with passages of its full text.
  public Work withPassages(List<String> other) {
    return new Work(
        key, title, authors, year, venue, summary, other, doi, arxivId, standing, source, bibtex);
  }

  /// This work as one that was withdrawn, or not.
  public Work withStanding(Standing other) {
    return new Work(
        key, title, authors, year, venue, summary, passages, doi, arxivId, other, source, bibtex);
  }
}
