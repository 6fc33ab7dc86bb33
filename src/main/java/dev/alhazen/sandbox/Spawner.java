package dev.alhazen.sandbox;

import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Starts every sandboxed process from one thread that lives as long as this program: the kernel
/// ends a `--die-with-parent` process when the thread that started it ends, and a virtual thread's
/// carrier may end at any time.
final class Spawner {
  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("spawner").factory());

  private Spawner() {}

  static Process start(ProcessBuilder builder) {
    try {
      return THREAD.submit(builder::start).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TryAgainException("Interrupted before a process started. Run resume.");
    } catch (ExecutionException e) {
      String program = builder.command().getFirst();
      if (e.getCause() instanceof IOException cause) {
        throw new UnavailableException(
            "%s cannot be started: %s. Run alhazen doctor.".formatted(program, cause), cause);
      }
      throw new IllegalStateException(e);
    }
  }
}
