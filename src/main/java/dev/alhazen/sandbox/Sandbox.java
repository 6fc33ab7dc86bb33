package dev.alhazen.sandbox;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/// Where a process may run. Implementations are thread-safe.
public interface Sandbox {
  /// The tier, as it is printed and recorded: `bubblewrap`, `none`.
  String tier();

  /// Runs a command on a copy of the request's inputs, waits for its end, and collects the declared
  /// outputs as blobs. The whole process tree is dead when this returns.
  ///
  /// @throws dev.alhazen.base.UnavailableException where the sandbox itself does not work
  Execution run(SandboxRequest request);

  /// Runs several commands that do not depend on each other, and gives what they did in the order
  /// of the requests. Here one begins when the one before is done and the caller wants more; where
  /// there is room for several at once, all may have run before the first is given.
  ///
  /// @param run how one of them is run: `run` of the outermost of the decorators
  default Iterator<Execution> each(
      List<SandboxRequest> requests, Function<SandboxRequest, Execution> run) {
    return requests.stream().map(run).iterator();
  }
}
