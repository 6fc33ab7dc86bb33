package dev.alhazen.cli;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.model.OverBudgetException;
import java.nio.file.Path;

/// A study stopped and can go on; the message ends with the command that does it.
final class Resumable extends AlhazenException {
  Resumable(AlhazenException reason, Path study) {
    super(
        reason.exitCode(),
        "%s%nEverything finished is saved. Go on with: alhazen resume %s%s"
            .formatted(reason.explanation(), study, options(reason)),
        reason);
  }

  /// Without more money, going on would stop at the same call: twice as much is a start.
  private static String options(AlhazenException reason) {
    return reason instanceof OverBudgetException over
        ? " %s %s".formatted(over.limit().option(), over.amount().times(2))
        : "";
  }
}
