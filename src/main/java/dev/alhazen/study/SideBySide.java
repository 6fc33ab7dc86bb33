package dev.alhazen.study;

import dev.alhazen.base.AlhazenException;
import dev.alhazen.base.DefectException;
import java.util.ArrayList;
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

  /// Runs all to their end, also when one of them has to stop; then the first failure is thrown.
  SequencedMap<String, Ending> run(
      List<Candidate> candidates, Function<Candidate, Ending> investigate) {
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

  private static SequencedMap<String, Ending> collect(
      SequencedMap<String, Future<Ending>> underWay) {
    SequencedMap<String, Ending> endings = new LinkedHashMap<>();
    List<Throwable> failures = new ArrayList<>();
    underWay.forEach(
        (name, future) -> {
          try {
            endings.put(name, future.get());
          } catch (ExecutionException e) {
            failures.add(e.getCause() == null ? e : e.getCause());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.add(e);
          }
        });
    if (!failures.isEmpty()) {
      throw raised(failures.getFirst());
    }
    return endings;
  }

  private static RuntimeException raised(Throwable failure) {
    return failure instanceof AlhazenException expected
        ? expected
        : new DefectException("An investigation broke: %s.".formatted(failure), failure);
  }
}
