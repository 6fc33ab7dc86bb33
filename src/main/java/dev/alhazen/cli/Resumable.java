package dev.alhazen.cli;

import dev.alhazen.base.AlhazenException;
import java.nio.file.Path;

/// A study stopped and can go on; the message ends with the command that does it.
final class Resumable extends AlhazenException {
  Resumable(AlhazenException reason, Path study) {
    super(
        reason.exitCode(),
        "%s%nEverything finished is saved. Go on with: alhazen resume %s"
            .formatted(reason.explanation(), study),
        reason);
  }
}
