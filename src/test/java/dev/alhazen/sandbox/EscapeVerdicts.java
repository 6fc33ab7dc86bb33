package dev.alhazen.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// What each tier does not hold: the row's id, and what an attempt can do.
final class EscapeVerdicts {
  /// Tier → open rows, the safest tier first.
  static final SequencedMap<String, Map<String, String>> OPEN = tiers();

  private EscapeVerdicts() {}

  private static SequencedMap<String, Map<String, String>> tiers() {
    SequencedMap<String, Map<String, String>> tiers = new LinkedHashMap<>();
    tiers.put("bubblewrap", Map.of());
    tiers.put("none", OpenWithoutSandbox.rows());
    return tiers;
  }

  /// @throws AssertionError where the tier has no entry yet
  static Map<String, String> open(String tier) {
    Map<String, String> open = OPEN.get(tier);
    if (open == null) {
      throw new AssertionError("EscapeVerdicts has no entry for the tier " + tier);
    }
    return open;
  }
}
