package dev.alhazen.sandbox;

import dev.alhazen.base.Step;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// One command to run.
///
/// @param step the key of this effect
/// @param kind what it is for, such as `run`, `plot`, `check` or `typeset`
/// @param command program and arguments; the working folder is the workspace's root
/// @param inputs all files that the process sees in its workspace
/// @param readOnly which of them it cannot change
/// @param outputs which files it may leave behind; everything else is discarded
/// @param environment variables it sees besides a minimal `PATH`, `HOME`, `LANG` and `TMPDIR`
/// @param mounts read-only additions
public record SandboxRequest(
    Step step,
    String kind,
    List<String> command,
    Tree inputs,
    Globs readOnly,
    Globs outputs,
    Limits limits,
    SequencedMap<String, String> environment,
    List<Mount> mounts) {
  public SandboxRequest {
    command = List.copyOf(command);
    environment = new TreeMap<>(Map.copyOf(environment));
    mounts = List.copyOf(mounts);
  }
}
