package dev.alhazen.study;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.DefectException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Runs investigations on virtual threads, so many at a time; results come in the order of the
/// ideas.
final class SideBySide {
  private final Semaphore slots;

  /// @param slots how many at once, at least 1
  SideBySide(int slots) {
    this.slots = new Semaphore(Math.max(1, slots), true);
  }

  /// What came of each: an ending, or what stopped it; in the order of the ideas.
  record Results(
      SequencedMap<String, Ending> endings, SequencedMap<String, RuntimeException> stopped) {}

  /// Runs all to their end, also when one of them has to stop.
  Results run(List<Candidate> candidates, Function<Candidate, Ending> investigate) {
    SequencedMap<String, Future<Ending>> underWay = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Candidate candidate : candidates) {
        underWay.put(candidate.idea().name(), threads.submit(() -> inSlot(candidate, investigate)));
      }
    }
    return collect(underWay);
  }

  private Ending inSlot(Candidate candidate, Function<Candidate, Ending> investigate)
      throws InterruptedException {
    slots.acquire();
    try {
      return investigate.apply(candidate);
    } finally {
      slots.release();
    }
  }

  private static Results collect(SequencedMap<String, Future<Ending>> underWay) {
    Results results = new Results(new LinkedHashMap<>(), new LinkedHashMap<>());
    underWay.forEach(
        (name, future) -> {
          try {
            results.endings.put(name, future.get());
          } catch (ExecutionException e) {
            results.stopped.put(name, raised(e.getCause() == null ? e : e.getCause()));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            results.stopped.put(name, raised(e));
          }
        });
    return results;
  }

  private static RuntimeException raised(Throwable failure) {
    return failure instanceof AlhazenException expected
        ? expected
        : new DefectException("An investigation broke: %s.".formatted(failure), failure);
  }
}
