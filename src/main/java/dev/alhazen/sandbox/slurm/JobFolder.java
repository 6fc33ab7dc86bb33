package dev.alhazen.sandbox.slurm;

import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// One run's folder, with a folder for each attempt to have it done by Slurm.
record JobFolder(Path folder) {
  private static final String ATTEMPT = "attempt_";

  String name() {
    return folder.getFileName().toString();
  }

  /// The last attempt that was begun.
  Optional<Attempt> latest() {
    int number = 0;
    while (Files.exists(attempt(number + 1).folder())) {
      number++;
    }
    return number == 0 ? Optional.empty() : Optional.of(attempt(number));
  }

  /// Begins a further attempt. From now on no job of an older one may begin its work.
  Attempt begin() {
    Attempt next = attempt(latest().map(Attempt::number).orElse(0) + 1);
    try {
      Files.createDirectories(next.folder());
    } catch (IOException e) {
      throw new UnavailableException(
          "Folder %s cannot be made: %s. Check the shared folder.".formatted(next.folder(), e), e);
    }
    return next;
  }

  private Attempt attempt(int number) {
    return new Attempt(folder.resolve(ATTEMPT + number), number);
  }
}
