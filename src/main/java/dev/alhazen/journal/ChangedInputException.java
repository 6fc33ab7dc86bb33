package dev.alhazen.journal;

import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.base.TryAgainException;

/// A recorded step was asked for with another input: the prompt, the template or the program
/// changed.
public final class ChangedInputException extends TryAgainException {
  ChangedInputException(Step step, Money cost) {
    super(
        ("Step %s was recorded with another input: the template, a prompt, an option or the program changed"
                + " since. Undo the change, or add --accept-changes to repeat it and what follows"
                + " (this step cost %s).")
            .formatted(step, cost.display()));
  }
}
