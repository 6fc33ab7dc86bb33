package dev.alhazen.sandbox;

import dev.alhazen.base.TryAgainException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Watches over one process tree from its start to the death of its last process.
///
/// Memory and disk are polled every 100 ms (a large workspace: less often), so a tree may use more
/// than its limit for that long: as much as it can write or touch in a tenth of a second.
public final class Supervision {
  private static final long POLL_MILLIS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Process process;
  private final ProcessTree tree;
  private final Reader stdout;
  private final Reader stderr;
  private final Watch watch;
  private final long started = System.nanoTime();

  private Supervision(Process process, ProcessTree tree, Watch watch) {
    this.process = process;
    this.tree = tree;
    this.watch = watch;
    this.stdout = new Reader(process.getInputStream());
    this.stderr = new Reader(process.getErrorStream());
  }

  /// How it went.
  ///
  /// @param enforced the limit for which the tree was killed, if it was
  /// @param code what the first process ended with
  public record Ended(
      Optional<Exit> enforced, int code, String stdout, String stderr, Duration wall) {

    public Exit exit() {
      return enforced.orElseGet(() -> new Exit.Exited(code));
    }

    /// The whole result, with what was collected.
    public Execution with(Staging.Collected outputs) {
      return new Execution(
          exit(), stdout, stderr + outputs.note(), wall, outputs.tree(), outputs.altered());
    }
  }

  /// Starts the process, and returns when its whole tree is dead.
  ///
  /// @param tree finds the processes of the tree, given the first
  /// @param disk what the tree has written so far, in bytes
  public static Ended run(
      ProcessBuilder builder, Limits limits, Function<Process, ProcessTree> tree, DiskUse disk) {
    Process process = Spawner.start(builder);
    ProcessTree all = tree.apply(process);
    return new Supervision(process, all, new Watch(limits, all, disk)).toTheEnd(limits.wall());
  }

  private Ended toTheEnd(Duration limit) {
    try {
      Optional<Exit> enforced = untilEndOrLimit(limit);
      Duration wall = Duration.ofNanos(System.nanoTime() - started);
      tree.kill();
      int code = process.waitFor();
      watch.requireRoom();
      return new Ended(enforced, code, stdout.text(), stderr.text(), wall);
    } catch (InterruptedException e) {
      tree.kill();
      Thread.currentThread().interrupt();
      throw new TryAgainException("Interrupted while a process ran. Run resume.");
    } catch (RuntimeException e) {
      killAfter(e);
      throw e;
    }
  }

  /// Nothing outlives a watch that broke.
  private void killAfter(RuntimeException failure) {
    try {
      tree.kill();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    } finally {
      process.toHandle().destroyForcibly();
    }
  }

  private Optional<Exit> untilEndOrLimit(Duration limit) throws InterruptedException {
    long end = started + limit.toNanos();
    long poll = TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS / 5);
    while (true) {
      long left = end - System.nanoTime();
      if (process.waitFor(Math.min(poll, Math.max(left, 1)), TimeUnit.NANOSECONDS)) {
        return watch.lastLook();
      }
      if (left <= 0) {
        return Optional.of(new Exit.TimedOut(limit));
      }
      long before = System.nanoTime();
      Optional<Exit> exceeded = watch.look();
      if (exceeded.isPresent()) {
        return exceeded;
      }
      long cost = System.nanoTime() - before;
      poll = Math.max(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS), 10 * cost);
    }
  }

  /// Reads a stream to its end on a thread of its own, so that the process never waits for us.
  private static final class Reader {
    private final BoundedOutput kept = new BoundedOutput();
    private final Thread thread;

    Reader(InputStream stream) {
      this.thread = Thread.ofPlatform().daemon().start(() -> drain(stream));
    }

    /// The tree is dead, so the stream ends by itself, unless something fled from an unconfined
    /// one: that is not waited for.
    String text() throws InterruptedException {
      thread.join(PATIENCE);
      synchronized (kept) {
        return kept.text();
      }
    }

    private void drain(InputStream stream) {
      byte[] buffer = new byte[1 << 14];
      try (stream) {
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
          synchronized (kept) {
            kept.accept(buffer, n);
          }
        }
      } catch (IOException e) {
        byte[] note =
            "\n[the rest of the output could not be read]\n".getBytes(StandardCharsets.UTF_8);
        synchronized (kept) {
          kept.accept(note, note.length);
        }
      }
    }
  }
}
