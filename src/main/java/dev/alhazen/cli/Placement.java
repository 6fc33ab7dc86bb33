package dev.alhazen.cli;

import dev.alhazen.journal.Journal;
import dev.alhazen.sandbox.Sandbox;
import java.nio.file.Path;

/// Decides where the commands of a study run.
interface Placement {
  /// The sandbox of one investigation.
  ///
  /// @param local that of this machine
  Sandbox place(Journal journal, String scope, Sandbox local);

  /// Where baselines are kept that were made at this place.
  Path baselines(Path cache);

  /// The study has come to its end, and all is recorded.
  void finished();

  /// Everything happens on this machine.
  record Here() implements Placement {
    @Override
    public Sandbox place(Journal journal, String scope, Sandbox local) {
      return local;
    }

    @Override
    public Path baselines(Path cache) {
      return cache.resolve("baselines");
    }

    @Override
    public void finished() {
      // Nothing is left to do.
    }
  }
}
