package dev.alhazen.literature;

import java.util.Locale;

/// The forms in which identifiers of works are compared.
final class Identifiers {
  private Identifiers() {}

  /// Lower case, without a resolver or a word in front.
  static String doi(String doi) {
    return doi.strip()
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^(https?://(dx\\.)?doi\\.org/|doi:)", "");
  }

  /// Lower case, without `arXiv:` and version.
  static String arxiv(String id) {
    return id.strip()
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^arxiv:", "")
        .replaceFirst("v\\d+$", "");
  }
}
