package dev.alhazen.cli;

import dev.alhazen.base.Nearest;
import dev.alhazen.model.Catalogue;
import dev.alhazen.model.KnownModel;
import java.util.List;

/// What a user may have meant.
record NearNames(Catalogue catalogue) {
  /// ` Known are …` with the closest names of the table; empty where none is close.
  String hint(String typed) {
    List<String> near =
        Nearest.of(typed, catalogue.models().stream().map(KnownModel::name).toList());
    return near.isEmpty()
        ? ""
        : " Known with their prices are %s; `alhazen models` shows all."
            .formatted(String.join(", ", near));
  }
}
