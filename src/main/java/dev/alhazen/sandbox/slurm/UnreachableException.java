package dev.alhazen.sandbox.slurm;

import dev.alhazen.base.TryAgainException;

/// Slurm did not answer; it may soon.
final class UnreachableException extends TryAgainException {
  UnreachableException(String why) {
    super("Slurm does not answer: %s. Jobs go on by themselves; run resume later.".formatted(why));
  }
}
