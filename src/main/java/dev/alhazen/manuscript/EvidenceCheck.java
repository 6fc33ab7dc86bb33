package dev.alhazen.manuscript;

import dev.alhazen.base.Finding;
import dev.alhazen.manuscript.EvidenceResolver.Resolution;
import java.util.ArrayList;
import java.util.List;

/// Whether each reference to a measurement leads to one, and whether the results rest on any.
final class EvidenceCheck {
  private EvidenceCheck() {}

  static List<Finding> of(SectionKind section, String latex, EvidenceResolver resolver) {
    List<Finding> findings = new ArrayList<>();
    List<Macro> uses = Macro.in(latex, EvidenceResolver.COMMANDS);
    for (Macro use : uses) {
      if (resolver.resolve(use) instanceof Resolution.Unresolved(String why)) {
        findings.add(
            Finding.block(
                "unknown-evidence",
                Place.at(section, latex, use.at()),
                "\\%s{%s}: %s. Use a listed path or leave the number out."
                    .formatted(use.name(), use.argument().orElse(""), why)));
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
}
