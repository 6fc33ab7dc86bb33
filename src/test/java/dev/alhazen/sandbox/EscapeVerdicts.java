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
    tiers.put("landlock", Map.of());
    tiers.put("podman", podman());
    tiers.put("apptainer", apptainer());
    tiers.put("landlock-alone", alone());
    tiers.put("none", OpenWithoutSandbox.rows());
    return tiers;
  }

  private static Map<String, String> apptainer() {
    return Map.of(
        "dns", "asks nobody, but sees that a resolver is configured",
        "environment-of-the-first", "reads the engine's settings, with paths of this machine",
        "write-system", "makes files in its own /dev, in memory");
  }

  private static Map<String, String> podman() {
    return Map.of("environment-of-the-first", "reads a host name, which is made up");
  }

  private static Map<String, String> alone() {
    return Map.ofEntries(
        Map.entry("dns", "asks nobody, but sees that a resolver is configured"),
        Map.entry(EscapesByExhaustion.KILLED.id(), "stays until the next resume, which ends it"),
        Map.entry("see", "sees the names and arguments of this machine's processes"),
        Map.entry("shared-memory", "sees that segments exist, and cannot attach them"),
        Map.entry("home", "reads none, but /home is not an empty one"),
        Map.entry("beside-a-mount", "reads nothing, but the mount lies at its real place"),
        Map.entry("passwords", "reads none, but sees that the files exist"),
        Map.entry("interpreter", "a change of mode or times seems to work and does nothing"),
        Map.entry("harness", "changes it for its own run; the change never comes back"),
        Map.entry("baseline", "changes it for its own run; the change never comes back"),
        Map.entry("capabilities", "holds none, but the bounding set stays as it was"));
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
