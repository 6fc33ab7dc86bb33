package dev.alhazen.journal;

import dev.alhazen.base.TryAgainException;

/// The user asked to stop: everything finished is saved, and `resume` goes on from here.
public final class StoppedException extends TryAgainException {
  public StoppedException() {
    super("Stopped as asked.");
  }
}
