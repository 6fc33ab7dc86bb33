package dev.alhazen.manuscript;

import dev.alhazen.base.Finding;
import java.util.List;

/// What remains of a revision where parts of it do not pass the checks.
final class Fallback {
  private Fallback() {}

  /// The revised draft, but with the earlier text of each section that still has a blocking
  /// finding; wholly the earlier draft where a finding names no section.
  static Draft of(Draft before, Draft after, List<Finding> findings) {
    Draft kept = after;
    for (Finding finding : findings) {
      if (finding.blocks()) {
        var kind = SectionKind.of(Place.section(finding.place()));
        if (kind.isEmpty()) {
          return before;
        }
        kept = kept.with(kind.get(), before.section(kind.get()));
      }
    }
    return kept;
  }
}
