package dev.alhazen.sandbox;

import java.util.List;

/// All processes that one sandboxed command started.
public interface ProcessTree {
  /// Those that are alive now.
  List<ProcessHandle> members();

  /// Kills them all and returns when none is left.
  ///
  /// @throws dev.alhazen.base.UnavailableException where one of them does not die
  void kill();
}
