package dev.alhazen.sandbox.container;

import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.sandbox.ProcStat;
import dev.alhazen.sandbox.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The processes of a container, which are no descendants of the engine that was started: it says
/// the number of the first of them in a file. All others descend from that one, and die with it.
final class ContainerTree implements ProcessTree {
  private static final long PATIENCE_MILLIS = 20_000;

  private final Process engine;
  private final Path first;

  ContainerTree(Process engine, Path first) {
    this.engine = engine;
    this.first = first;
  }

  @Override
  public List<ProcessHandle> members() {
    return container().stream()
        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
        .toList();
  }

  /// The engine ends by itself when its container does, and removes it then.
  @Override
  public void kill() {
    try {
      for (long millis = 0; engine.isAlive(); millis++) {
        if (millis > PATIENCE_MILLIS) {
          engine.toHandle().destroyForcibly();
          throw new UnavailableException(
              "Container engine %d does not end its container. End it by hand."
                  .formatted(engine.pid()));
        }
        container().ifPresent(ProcessHandle::destroyForcibly);
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      container().ifPresent(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
      throw new TryAgainException("Interrupted while a process was ended. Run resume.");
    }
  }

  /// Only while the engine lives: afterwards the number may be another process's.
  private Optional<ProcessHandle> container() {
    String number = read();
    return engine.isAlive() && number.matches("\\d+") && ProcStat.isAlive(Long.parseLong(number))
        ? ProcessHandle.of(Long.parseLong(number))
        : Optional.empty();
  }

  private String read() {
    try {
      return Files.readString(first).strip();
    } catch (NoSuchFileException e) {
      return ""; // It has not begun yet.
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be read: %s.".formatted(first, e), e);
    }
  }
}
