package dev.alhazen.sandbox.slurm;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.ConfigurationException;
import dev.alhazen.base.Json;
import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Hands runs over to Slurm, so that none is handed over twice. Thread-safe.
///
/// Each call of `sbatch` is an attempt with a folder of its own, made before the call. Whatever
/// happens to this program, the job is found again by its number or by its name; and a job that
/// comes late, after a further attempt was begun, sees that and does nothing.
final class Submission {
  private static final int AT_ONCE = 4;

  private final Programs programs;
  private final Cluster cluster;
  private final JobScript script;
  private final Timing timing;
  private final Queue queue;
  private final Semaphore calls = new Semaphore(AT_ONCE, true);

  Submission(Programs programs, JobScript script, Timing timing, Queue queue) {
    this.programs = programs;
    this.cluster = new Cluster(programs);
    this.script = script;
    this.timing = timing;
    this.queue = queue;
  }

  /// The attempt under way that an earlier process began, where there is one.
  Optional<Attempt> known(JobFolder job) {
    Optional<Attempt> latest = job.latest();
    if (latest.isEmpty() || latest.get().id().isPresent()) {
      return latest;
    }
    Attempt attempt = latest.get();
    Optional<String> found = patiently(() -> cluster.find(attempt.name()));
    found.ifPresent(attempt::adopt);
    return found.map(_ -> attempt);
  }

  /// Begins a further attempt.
  ///
  /// @throws ConfigurationException where Slurm refuses for good; says why and what to change
  /// @throws TryAgainException where Slurm does not answer for long
  Attempt submit(JobFolder job, Order order) {
    long begun = System.nanoTime();
    while (true) {
      Attempt attempt = job.begin();
      Programs.Ran ran = call(attempt, order);
      if (ran.isSuccess() && attempt.id().isPresent()) {
        return attempt;
      }
      Optional<Attempt> taken = takenAllTheSame(attempt, ran, order);
      if (taken.isPresent()) {
        return taken.get();
      }
      boolean full = new Refusal(ran.complaint()).isFull();
      if (!full && System.nanoTime() - begun > timing.patience().toNanos()) {
        throw new UnreachableException(ran.complaint());
      }
      pause();
    }
  }

  private Programs.Ran call(Attempt attempt, Order order) {
    try {
      calls.acquire();
      try {
        queue.requireGoing();
        AtomicFiles.write(attempt.order(), Json.pretty(order));
        AtomicFiles.write(attempt.script(), script.text(attempt));
        Files.setPosixFilePermissions(
            attempt.script(), PosixFilePermissions.fromString("rwx------"));
        return programs.runInto(
            attempt.answer(), script.submission(attempt, order.request().limits()));
      } finally {
        calls.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TryAgainException("Interrupted before a job was submitted. Run resume.");
    } catch (IOException e) {
      throw new UnavailableException(
          "%s cannot be written: %s. Check the shared folder.".formatted(attempt.script(), e), e);
    }
  }

  /// A controller that did not answer in time may have taken the job.
  private Optional<Attempt> takenAllTheSame(Attempt attempt, Programs.Ran ran, Order order) {
    Refusal refusal = new Refusal(ran.complaint());
    if (refusal.isFull() && queue.isBusy()) {
      return Optional.empty();
    }
    if (!refusal.isPassing()) {
      SharedFolder.delete(attempt.folder());
      throw new ConfigurationException(
          "sbatch refused %s (job %s): %s. %s."
              .formatted(
                  order.request().step(),
                  attempt.name(),
                  refusal.complaint().replaceFirst("\\.$", ""),
                  refusal.advice()));
    }
    try {
      Optional<String> found = cluster.find(attempt.name());
      found.ifPresent(attempt::adopt);
      return found.map(_ -> attempt);
    } catch (UnreachableException e) {
      return Optional.empty(); // The next attempt waits.
    }
  }

  private <T> Optional<T> patiently(java.util.function.Supplier<Optional<T>> question) {
    long begun = System.nanoTime();
    while (true) {
      try {
        return question.get();
      } catch (UnreachableException e) {
        if (System.nanoTime() - begun > timing.patience().toNanos()) {
          throw e;
        }
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(timing.soonest().multipliedBy(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TryAgainException("Interrupted while Slurm was waited for. Run resume.");
    }
    queue.requireGoing();
  }
}
