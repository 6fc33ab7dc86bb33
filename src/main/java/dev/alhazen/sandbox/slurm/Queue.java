package dev.alhazen.sandbox.slurm;

import dev.alhazen.base.Json;
import dev.alhazen.base.TryAgainException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Waits for all jobs of a study at once: one thread looks for results in one folder, and asks
/// Slurm for the whole queue, the less often the less happens. Thread-safe.
final class Queue {
  private final Cluster cluster;
  private final SharedFolder folder;
  private final Timing timing;
  private final Consumer<Census> news;
  private final Pace pace;
  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Thread poller;
  private volatile @Nullable TryAgainException stopped;
  private volatile SlurmSettings.OnStop onStop = SlurmSettings.OnStop.LEAVE;
  private volatile List<String> left = List.of();

  /// @param news hears how the jobs stand when that has changed
  Queue(Cluster cluster, SharedFolder folder, Timing timing, Consumer<Census> news) {
    this.cluster = cluster;
    this.folder = folder;
    this.timing = timing;
    this.news = news;
    this.pace = new Pace(timing);
  }

  /// Waits until the attempt's job has come to an end.
  ///
  /// @throws TryAgainException where the user stops, or Slurm does not answer for long
  End await(Attempt attempt) {
    Waiting one = new Waiting(attempt, attempt.id().orElseThrow());
    lock.lock();
    try {
      waiting.put(attempt.name(), one);
      pace.hurry();
      if (poller == null) {
        poller = Thread.ofVirtual().name("slurm-queue").start(this::poll);
      }
    } finally {
      lock.unlock();
    }
    try {
      requireGoing(one);
      return one.end().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException expected
          ? expected
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TryAgainException("Interrupted while a job was waited for. Run resume.");
    } finally {
      waiting.remove(attempt.name());
    }
  }

  /// Whether any job is waited for.
  boolean isBusy() {
    return !waiting.isEmpty();
  }

  /// @throws TryAgainException where the user has stopped
  void requireGoing() {
    TryAgainException reason = stopped;
    if (reason != null) {
      throw new TryAgainException(reason.explanation());
    }
  }

  /// A stop that came between the submission and the wait has not seen this job.
  private void requireGoing(Waiting one) {
    if (stopped != null && onStop == SlurmSettings.OnStop.CANCEL) {
      cluster.cancel(List.of(one.id()));
    }
    requireGoing();
  }

  /// Ends all waiting; jobs go on or are cancelled.
  ///
  /// @return how many jobs that concerns
  int stop(SlurmSettings.OnStop what) {
    left = waiting.values().stream().map(Waiting::id).distinct().toList();
    onStop = what;
    String sentence =
        switch (what) {
          case LEAVE ->
              "Stopped as asked. Jobs that go on in Slurm: %d; resume takes their results.";
          case CANCEL -> "Stopped as asked. Jobs that were cancelled in Slurm: %d.";
        };
    TryAgainException why = new TryAgainException(sentence.formatted(left.size()));
    stopped = why;
    if (what == SlurmSettings.OnStop.CANCEL) {
      cancelLeft();
    }
    failAll(why);
    return left.size();
  }

  /// Cancels the jobs that were waited for when the user stopped.
  void cancelLeft() {
    cluster.cancel(left);
  }

  private void poll() {
    try {
      while (hasWork()) {
        round();
        Thread.sleep(timing.look());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failAll(new TryAgainException("Interrupted while jobs were waited for. Run resume."));
    } catch (RuntimeException e) {
      failAll(e); // Whoever waits gets to know.
      lock.lock();
      poller = null;
      lock.unlock();
    }
  }

  private boolean hasWork() {
    lock.lock();
    try {
      if (waiting.isEmpty()) {
        poller = null;
        return false;
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void round() {
    Map<String, List<ResultName>> ended =
        folder.ended().stream().collect(Collectors.groupingBy(ResultName::job));
    try {
      if (pace.isDue()) {
        pace.asked(ask());
      }
      for (Waiting one : waiting.values()) {
        List<ResultName> own =
            ended.getOrDefault(one.attempt().name(), List.of()).stream().filter(one::owns).toList();
        if (!own.isEmpty() || one.isMissing()) {
          end(one, own).ifPresent(one.end()::complete);
        }
      }
    } catch (UnreachableException e) {
      if (pace.isHopeless()) {
        throw e;
      }
    }
  }

  /// @return whether something has changed
  private Pace.Change ask() {
    Map<String, Cluster.Queued> queue = cluster.queue();
    boolean changed = false;
    for (Waiting one : waiting.values()) {
      Cluster.Queued job = queue.get(one.id());
      changed |= job == null ? one.unseen() : one.seen(job);
    }
    news.accept(census(waiting.values()));
    return changed ? Pace.Change.SOME : Pace.Change.NONE;
  }

  private Optional<End> end(Waiting one, List<ResultName> own) {
    Details details = cluster.details(one.id());
    Optional<ResultName> accepted = one.accepted(own, details);
    if (accepted.isPresent()) {
      Path file = folder.results().resolve(accepted.get().file());
      NodeResult result = Json.read(file, NodeResult.class);
      return one.awaitsCause(result, details, timing.grace())
          ? Optional.empty()
          : Optional.of(new End.Reported(result, details));
    }
    own.forEach(result -> SharedFolder.delete(folder.results().resolve(result.file())));
    return one.isMissing() && one.isGone(details, timing.grace())
        ? Optional.of(new End.Vanished(details))
        : Optional.empty();
  }

  private static Census census(Collection<Waiting> waiting) {
    Map<String, Integer> reasons = new HashMap<>();
    int running = 0;
    int all = 0;
    for (Waiting one : waiting) {
      all += one.isMissing() ? 0 : 1;
      running += one.state().equals("RUNNING") || one.state().equals("COMPLETING") ? 1 : 0;
      if (one.state().equals("PENDING")) {
        reasons.merge(one.reason(), 1, Integer::sum);
      }
    }
    String most =
        reasons.entrySet().stream()
            .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .orElse("");
    return new Census(running, all, most);
  }

  private void failAll(RuntimeException why) {
    waiting.values().forEach(one -> one.end().completeExceptionally(why));
  }
}
