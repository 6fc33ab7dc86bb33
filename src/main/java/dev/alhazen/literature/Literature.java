package dev.alhazen.literature;

import dev.alhazen.base.Step;

/// A source of works: a search engine or a library. Implementations are thread-safe.
public interface Literature {
  /// The word that users know it by, such as `library`.
  String name();

  /// A word that changes with what the source holds, where the source knows; else empty.
  default String edition() {
    return "";
  }

  /// Searches; the best match comes first.
  ///
  /// @param step the key of this effect
  /// @param limit the most works to return
  Findings search(Step step, String query, int limit);
}
