package dev.alhazen.model;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.Step;
import java.nio.file.Path;
import java.util.Optional;

/// The only way by which programs of others, such as coding agents, reach a model: they ask in
/// their own protocol and need no key; what they ask is recorded, retried and held to the budget
/// like any other call. Implementations are thread-safe.
public interface Gateway {
  /// Opens a door for one program.
  ///
  /// @param step of the program's own effect; its calls are journalled below it, as `STEP/call#N`
  Door open(Step step);

  /// A way in for one program, which closes when the program has ended.
  interface Door extends AutoCloseable {
    /// A Unix socket at which HTTP is served, for everybody who can reach its path.
    Path socket();

    /// Why the program's calls came to nothing, where that concerns more than the program: the
    /// budget, the key, an outage, or a wish to stop. Empty where a later call went well.
    Optional<AlhazenException> failure();

    @Override
    void close();
  }
}
