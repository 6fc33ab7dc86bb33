package dev.alhazen.sandbox;

import dev.alhazen.base.TryAgainException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Watches over one process tree from its start to the death of its last process.
///
/// Disk, silence and processor time, and without a control group memory and processes, are looked
/// at every 100 ms (a large workspace: less often), so a tree may use more than its limit for that
/// long: as much as it can write, touch or start in a tenth of a second. Processor time without a
/// control group is that of the living and of those whose end somebody waited for.
public final class Supervision {
  private static final long POLL_MILLIS = 100;

  private final Process process;
  private final ProcessTree tree;
  private final WholeLog log;
  private final OutputReader stdout;
  private final OutputReader stderr;
  private final Watch watch;
  private final long started = System.nanoTime();

  private Supervision(Process process, ProcessTree tree, Job job) {
    this.process = process;
    this.tree = tree;
    this.log = new WholeLog(job.log());
    this.stdout = new OutputReader(process.getInputStream(), log);
    this.stderr = new OutputReader(process.getErrorStream(), log);
    this.watch =
        new Watch(
            job.limits(), tree, job.disk(), job.group(), () -> stdout.taken() + stderr.taken());
  }

  /// What is started, and what it may use.
  ///
  /// @param disk what the tree has written so far, in bytes
  /// @param log a file that is written where the output is long
  /// @param group the control group that the process joins, if it does
  public record Job(
      ProcessBuilder builder,
      Limits limits,
      DiskUse disk,
      Path log,
      Optional<ControlGroup> group) {}

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
          exit(), stdout, stderr + outputs.note(), wall, outputs.tree(), outputs.log());
    }
  }

  /// Starts the process, and returns when its whole tree is dead.
  ///
  /// @param tree finds the processes of the tree, given the first
  public static Ended run(Job job, Function<Process, ProcessTree> tree) {
    Process process = Spawner.start(job.builder());
    return new Supervision(process, tree.apply(process), job).toTheEnd(job.limits().wall());
  }

  private Ended toTheEnd(Duration limit) {
    try {
      Optional<Exit> enforced = untilEndOrLimit(limit);
      Duration wall = Duration.ofNanos(System.nanoTime() - started);
      tree.kill();
      int code = process.waitFor();
      watch.requireRoom();
      String said = stdout.text();
      String complained = stderr.text();
      log.close();
      return new Ended(enforced, code, said, complained, wall);
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
}
