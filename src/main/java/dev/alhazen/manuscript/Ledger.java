package dev.alhazen.manuscript;

import dev.alhazen.evidence.Evidence;
import dev.alhazen.evidence.Resolution;
import java.util.ArrayList;
import java.util.List;

/// Writes numbers into a paper and keeps account of each.
final class Ledger {
  private final Evidence evidence;
  private final List<EvidenceUse> uses = new ArrayList<>();

  Ledger(Evidence evidence) {
    this.evidence = evidence;
  }

  /// The section with its evidence macros resolved; what cannot be resolved is printed as such.
  String resolve(String latex, String place) {
    return Macro.replace(
        latex,
        EvidenceMacro.COMMANDS,
        macro -> printed(macro.name(), EvidenceMacro.path(macro), place, "\\unproven{}"));
  }

  /// A cell of a generated table; a dash where nothing was measured.
  String cell(String path) {
    return printed("marked", path, "table", "--");
  }

  /// A number of a generated table that bears no mark; a dash where there is none.
  String number(String path) {
    return printed("evidence", path, "table", "--");
  }

  List<EvidenceUse> uses() {
    return List.copyOf(uses);
  }

  private String printed(String form, String path, String place, String otherwise) {
    return switch (EvidenceUse.resolve(evidence, form, path)) {
      case Resolution.Resolved found -> {
        String id = "e" + (uses.size() + 1);
        uses.add(new EvidenceUse(id, form, path, found.latex(), found.numbers(), place));
        yield "\\measured{%s}{%s}".formatted(id, found.latex());
      }
      case Resolution.Unknown _ -> otherwise;
    };
  }
}
