package dev.alhazen.manuscript;

import dev.alhazen.evidence.Evidence;
import dev.alhazen.evidence.Resolution;
import java.util.Set;

/// The commands with which a model refers to measurements, such as `\evidence{run_1/moons/loss}`.
final class EvidenceMacro {
  static final Set<String> COMMANDS = Set.of("evidence", "difference", "ratio", "seeds");

  /// No path is longer.
  private static final int LONGEST = 200;

  private EvidenceMacro() {}

  static Resolution resolve(Evidence evidence, Macro macro) {
    return EvidenceUse.resolve(evidence, macro.name(), path(macro));
  }

  /// The argument without the backslashes that models put before underscores.
  static String path(Macro macro) {
    String path = macro.argument().orElse("").replace("\\", "").strip();
    return path.length() <= LONGEST ? path : path.substring(0, LONGEST) + "…";
  }
}
