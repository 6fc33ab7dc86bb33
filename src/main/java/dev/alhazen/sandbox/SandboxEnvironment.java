package dev.alhazen.sandbox;

import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The variables that a sandboxed process sees: few, and the same on every machine.
public final class SandboxEnvironment {
  public static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private SandboxEnvironment() {}

  /// The minimum, and what the request adds or replaces.
  public static SequencedMap<String, String> of(
      SandboxRequest request, String home, String temporary) {
    TreeMap<String, String> variables =
        new TreeMap<>(Map.of("PATH", PATH, "HOME", home, "LANG", "C.UTF-8", "TMPDIR", temporary));
    variables.putAll(request.environment());
    return variables;
  }
}
