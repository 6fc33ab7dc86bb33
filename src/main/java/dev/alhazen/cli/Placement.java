package dev.alhazen.cli;

import dev.alhazen.journal.Journal;
import dev.alhazen.sandbox.Sandbox;

/// Decides where the commands of a study run.
interface Placement {
  /// The sandbox of one investigation.
  ///
  /// @param local that of this machine
  Sandbox place(Journal journal, String scope, Sandbox local);

  /// Whether that is this machine.
  boolean isHere();

  /// What a baseline depends on beside code and data.
  ///
  /// @param here this machine's processor or GPUs
  String device(String here);

  /// The study has come to its end, and all is recorded.
  void finished();

  /// Everything happens on this machine.
  record Here() implements Placement {
    @Override
    public Sandbox place(Journal journal, String scope, Sandbox local) {
      return local;
    }

    @Override
    public boolean isHere() {
      return true;
    }

    @Override
    public String device(String here) {
      return here;
    }

    @Override
    public void finished() {
      // Nothing is left to do.
    }
  }
}
