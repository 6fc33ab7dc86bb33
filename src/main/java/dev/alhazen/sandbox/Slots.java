package dev.alhazen.sandbox;

import dev.alhazen.base.TryAgainException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The slots of this machine, shared by all investigations of a study: who waits longest gets the
/// next one that is free. Thread-safe.
public final class Slots {
  private final List<Slot> all;
  private final BlockingQueue<Slot> free;

  private Slots(List<Slot> all) {
    this.all = List.copyOf(all);
    this.free = new ArrayBlockingQueue<>(all.size(), true, this.all);
  }

  /// One slot for each GPU.
  ///
  /// @param gpus at least one
  /// @param cores of the processor, divided evenly
  public static Slots of(List<Gpu> gpus, int cores) {
    int threads = Math.max(1, cores / gpus.size());
    return new Slots(gpus.stream().map(gpu -> new Slot(Optional.of(gpu), threads)).toList());
  }

  /// Slots without a GPU.
  ///
  /// @param count how many, at least 1
  public static Slots of(int count, int cores) {
    Slot slot = new Slot(Optional.empty(), Math.max(1, cores / count));
    return new Slots(IntStream.range(0, count).mapToObj(_ -> slot).toList());
  }

  /// How many there are.
  public int count() {
    return all.size();
  }

  public Stream<Gpu> gpus() {
    return all.stream().flatMap(slot -> slot.gpu().stream());
  }

  /// What a measurement depends on beside code and data: the kinds of GPU, or the processor.
  public String device() {
    return gpus()
        .map(Gpu::name)
        .distinct()
        .sorted()
        .reduce((a, b) -> a + ", " + b)
        .orElse("processor");
  }

  /// In words: `2 runs at once on GPU 0 (NVIDIA H100), GPU 1 (NVIDIA H100), 8 cores each`.
  public String words() {
    String gpus =
        gpus()
            .map(gpu -> "GPU %d (%s)".formatted(gpu.index(), gpu.name()))
            .collect(Collectors.joining(", "));
    return "%d run%s at once%s, %d core%s each"
        .formatted(
            count(),
            count() == 1 ? "" : "s",
            gpus.isEmpty() ? "" : " on " + gpus,
            threads(),
            threads() == 1 ? "" : "s");
  }

  /// Cores of one slot.
  public int threads() {
    return all.getFirst().threads();
  }

  /// Does something in a slot, as soon as one is free.
  ///
  /// @param waiting told once where none is free at once
  <T> T inOne(Runnable waiting, Function<Slot, T> work) {
    Slot slot = take(waiting);
    try {
      return work.apply(slot);
    } finally {
      free.add(slot);
    }
  }

  private Slot take(Runnable waiting) {
    Slot atOnce = free.poll();
    if (atOnce != null) {
      return atOnce;
    }
    waiting.run();
    try {
      return free.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TryAgainException("Interrupted while waiting for a free slot. Run resume.");
    }
  }
}
