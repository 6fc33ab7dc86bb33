package dev.alhazen.manuscript;

import dev.alhazen.manuscript.EvidenceResolver.Resolution;
import java.util.ArrayList;
import java.util.List;

/// Writes numbers into a paper and keeps account of each.
final class Ledger {
  private final EvidenceResolver resolver;
  private final List<EvidenceUse> uses = new ArrayList<>();

  Ledger(EvidenceResolver resolver) {
    this.resolver = resolver;
  }

  /// The section with its evidence macros resolved; what cannot be resolved is printed as such.
  String resolve(String latex, String place) {
    return Macro.replace(
        latex, EvidenceResolver.COMMANDS, macro -> printed(resolver.resolve(macro), place));
  }

  /// A cell of a generated table; a dash where nothing was measured.
  String cell(String path) {
    return switch (resolver.resolve(EvidenceForm.VALUE, path)) {
      case Resolution.Resolved found -> printed(found, "table");
      case Resolution.Unresolved _ -> "--";
    };
  }

  List<EvidenceUse> uses() {
    return List.copyOf(uses);
  }

  private String printed(Resolution resolution, String place) {
    return switch (resolution) {
      case Resolution.Resolved found -> {
        String id = "e" + (uses.size() + 1);
        uses.add(
            new EvidenceUse(
                id,
                found.form(),
                found.path(),
                found.latex(),
                found.numbers(),
                found.run(),
                place));
        yield "\\measured{%s}{%s}".formatted(id, found.latex());
      }
      case Resolution.Unresolved _ -> "\\unproven{}";
    };
  }
}
