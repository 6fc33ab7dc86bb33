package dev.alhazen.cli;

import dev.alhazen.model.Catalogue;
import dev.alhazen.model.KnownModel;
import dev.alhazen.template.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// What a user may have meant.
record NearNames(Catalogue catalogue) {
  private static final int MOST = 3;

  /// ` Known are …` with the closest names of the table; empty where none is close.
  String hint(String typed) {
    List<String> near = closest(typed, catalogue.models().stream().map(KnownModel::name).toList());
    return near.isEmpty()
        ? ""
        : " Known with their prices are %s; `alhazen models` shows all."
            .formatted(String.join(", ", near));
  }

  /// At most three names, the closest first.
  static List<String> closest(String typed, Collection<String> names) {
    int farthest = Math.max(2, typed.length() / 2);
    return names.stream()
        .filter(name -> Spelling.distance(typed, name) <= farthest)
        .sorted(Comparator.comparingInt(name -> Spelling.distance(typed, name)))
        .limit(MOST)
        .toList();
  }
}
