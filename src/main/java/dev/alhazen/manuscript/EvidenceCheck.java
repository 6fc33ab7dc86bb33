package dev.alhazen.manuscript;

import dev.alhazen.base.Finding;
import dev.alhazen.evidence.Evidence;
import dev.alhazen.evidence.Resolution;
import java.util.ArrayList;
import java.util.List;

/// Whether each reference to a measurement leads to one, and whether the results rest on any.
final class EvidenceCheck {
  private EvidenceCheck() {}

  static List<Finding> of(SectionKind section, String latex, Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    List<Macro> uses = Macro.in(latex, EvidenceMacro.COMMANDS);
    for (Macro use : uses) {
      if (EvidenceMacro.resolve(evidence, use)
          instanceof Resolution.Unknown(String path, String reason, List<String> nearest)) {
        findings.add(
            Finding.block(
                "unknown-evidence",
                Place.at(section, latex, use.at()),
                "\\%s{%s}: %s%s. Use a listed path or leave the number out."
                    .formatted(use.name(), path, reason, near(nearest))));
      }
    }
    if (section == SectionKind.RESULTS && uses.isEmpty()) {
      findings.add(
          Finding.block(
              "no-evidence",
              section.id(),
              "The section refers to no measurement. State the findings with \\evidence{path}."));
    }
    return findings;
  }

  private static String near(List<String> nearest) {
    return nearest.isEmpty() ? "" : "; the nearest are " + String.join(", ", nearest);
  }
}
