package dev.alhazen.literature;

import java.util.Locale;
import java.util.Optional;

/// The forms in which identifiers of works are compared.
final class Identifiers {
  private static final String ARXIV_PREFIX = "10.48550/arxiv.";

  private Identifiers() {}

  /// Lower case, without a resolver or a word in front.
  static String doi(String doi) {
    return doi.strip()
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^(https?://(dx\\.|www\\.)?doi\\.org/|doi:\\s*)", "")
        .strip();
  }

  /// An arXiv id alone: without address, `arXiv:` and version.
  static String arxivId(String given) {
    return given
        .strip()
        .replaceFirst("(?i)^(https?://(export\\.|www\\.)?arxiv\\.org/(abs|pdf)/|arxiv:\\s*)", "")
        .replaceFirst("(?i)\\.pdf$", "")
        .replaceFirst("v\\d+$", "");
  }

  /// The same in lower case.
  static String arxiv(String id) {
    return arxivId(id).toLowerCase(Locale.ROOT);
  }

  /// The arXiv id that a DOI stands for, where arXiv gave that DOI.
  static Optional<String> arxivOfDoi(String doi) {
    String id = doi(doi);
    return id.startsWith(ARXIV_PREFIX)
        ? Optional.of(arxiv(id.substring(ARXIV_PREFIX.length())))
        : Optional.empty();
  }
}
