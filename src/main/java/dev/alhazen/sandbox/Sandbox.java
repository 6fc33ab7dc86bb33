package dev.alhazen.sandbox;

/// Where a process may run. Implementations are thread-safe.
public interface Sandbox {
  /// The tier, as it is printed and recorded: `bubblewrap`, `none`.
  String tier();

  /// Runs a command on a copy of the request's inputs, waits for its end, and collects the declared
  /// outputs as blobs. The whole process tree is dead when this returns.
  ///
  /// @throws dev.alhazen.base.UnavailableException where the sandbox itself does not work
  Execution run(SandboxRequest request);
}
