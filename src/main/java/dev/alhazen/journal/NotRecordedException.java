package dev.alhazen.journal;

import dev.alhazen.base.Step;
import dev.alhazen.base.TryAgainException;

/// A replay came to a step that its journal does not hold: the study is not finished.
public final class NotRecordedException extends TryAgainException {
  private final Step step;

  NotRecordedException(Step step) {
    super(
        "Step %s is not in the journal: the study is unfinished there. Run resume."
            .formatted(step));
    this.step = step;
  }

  public Step step() {
    return step;
  }
}
