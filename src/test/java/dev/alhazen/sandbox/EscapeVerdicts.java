package dev.alhazen.sandbox;

import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What each tier does not hold: the row's id, and what an attempt can do.
final class EscapeVerdicts {
  /// Tier → open rows. A tier that is not listed is not tested.
  static final SequencedMap<String, Map<String, String>> OPEN =
      new TreeMap<>(Map.of("bubblewrap", Map.of()));

  private EscapeVerdicts() {}

  static Map<String, String> open(String tier) {
    return OPEN.getOrDefault(tier, Map.of());
  }
}
