package dev.alhazen.literature;

import java.util.List;
import java.util.Optional;

/// A work of others, as a literature source returned it.
///
/// @param key a stable citation key such as `ho2020denoising`
/// @param authors each as `Given Family`
/// @param venue where it appeared; empty where unknown
/// @param summary its abstract; empty where the source has none
/// @param source the name of the literature source that returned it
/// @param bibtex a complete BibTeX entry under `key`
public record Work(
    String key,
    String title,
    List<String> authors,
    Optional<Integer> year,
    String venue,
    String summary,
    Optional<String> doi,
    Optional<String> arxivId,
    String source,
    String bibtex) {
  public Work {
    authors = List.copyOf(authors);
  }
}
