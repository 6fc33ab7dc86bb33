package dev.alhazen.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static final Gpu FIRST = gpu(0);
  private static final Gpu SECOND = gpu(1);

  @Test
  void twoRunsShareTwoGpusAndTheThirdWaitsForWhicheverIsFreeFirst() throws Exception {
    Meeting meeting = new Meeting(2);
    List<String> waited = Collections.synchronizedList(new ArrayList<>());
    Sandbox sandbox =
        new SlottedSandbox(
            Slots.of(List.of(FIRST, SECOND), 8),
            request -> waited.add(request.step().path()),
            meeting);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> one = threads.submit(() -> sandbox.run(request("run", "one")));
      Future<?> two = threads.submit(() -> sandbox.run(request("run", "two")));
      meeting.full.await();
      Future<?> three = threads.submit(() -> sandbox.run(request("run", "three")));
      while (waited.isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(waited).containsExactly("three");
      assertThat(meeting.most.get()).isEqualTo(2);
      meeting.leave.countDown();
      one.get();
      two.get();
      three.get();
    }
    assertThat(meeting.most.get()).isEqualTo(2);
    assertThat(meeting.gpusAtOnce).containsExactlyInAnyOrder("GPU-0", "GPU-1");
  }

  @Test
  void theSeedsOfOneRunFillTheSlotsThatAreFree() throws Exception {
    Meeting meeting = new Meeting(2);
    Sandbox sandbox = new SlottedSandbox(Slots.of(2, 8), _ -> {}, meeting);
    List<SandboxRequest> seeds =
        List.of(request("run", "seed_0"), request("run", "seed_1"), request("run", "seed_2"));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Iterator<Execution>> all = threads.submit(() -> sandbox.each(seeds, sandbox::run));
      meeting.full.await();
      meeting.leave.countDown();
      assertThat(all.get()).toIterable().hasSize(3);
    }
    assertThat(meeting.most.get()).isEqualTo(2);
  }

  @Test
  void aSlotIsFreeAgainAfterAnError() {
    Slots slots = Slots.of(1, 2);
    for (int i = 0; i < 3; i++) {
      try {
        slots.inOne(
            () -> {
              throw new AssertionError("waits");
            },
            _ -> {
              throw new IllegalStateException("broken");
            });
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("broken");
      }
    }
  }

  @Test
  void coresAreDividedFairlyAndNeverToNothing() {
    assertThat(Slots.of(3, 16).threads()).isEqualTo(5);
    assertThat(Slots.of(4, 2).threads()).isEqualTo(1);
    SandboxRequest seen = Recorder.runOnce(Slots.of(2, 8), request("run", "one"));
    assertThat(seen.environment())
        .containsEntry("OMP_NUM_THREADS", "4")
        .containsEntry("MKL_NUM_THREADS", "4")
        .doesNotContainKey("CUDA_VISIBLE_DEVICES");
  }

  @Test
  void aRunSeesTheDeviceFilesOfItsGpuAndOfNoOther() {
    SandboxRequest seen = Recorder.runOnce(Slots.of(List.of(SECOND), 8), request("run", "one"));
    assertThat(seen.environment()).containsEntry("CUDA_VISIBLE_DEVICES", "GPU-1");
    assertThat(seen.mounts().stream().map(Mount::target))
        .containsExactly("/dev/nvidia1", "/dev/nvidiactl", "/sys");
  }

  @Test
  void aCheckNeedsNoSlotAndSeesNoGpu() {
    SandboxRequest seen = Recorder.runOnce(Slots.of(List.of(FIRST), 8), request("check", "one"));
    assertThat(seen.mounts()).isEmpty();
    assertThat(seen.environment()).isEmpty();
  }

  @Test
  void saysInWordsWhatTheSlotsAre() {
    assertThat(Slots.of(List.of(FIRST, SECOND), 8).words())
        .isEqualTo("2 runs at once on GPU 0 (NVIDIA H100), GPU 1 (NVIDIA H100), 4 cores each");
    assertThat(Slots.of(1, 1).words()).isEqualTo("1 run at once, 1 core each");
    assertThat(Slots.of(List.of(FIRST, SECOND), 8).device()).isEqualTo("NVIDIA H100");
  }

  private static Gpu gpu(int index) {
    return new Gpu(
        index,
        "GPU-" + index,
        "NVIDIA H100",
        List.of(Path.of("/dev/nvidia" + index), Path.of("/dev/nvidiactl")));
  }

  private static SandboxRequest request(String kind, String step) {
    return new SandboxRequest(
        Step.of(step),
        kind,
        List.of("true"),
        Tree.EMPTY,
        Globs.NONE,
        Globs.NONE,
        Limits.DEFAULT,
        new TreeMap<>(),
        List.of());
  }

  private static Execution done() {
    return new Execution(new Exit.Exited(0), "", "", Duration.ZERO, Tree.EMPTY);
  }

  /// Keeps whoever comes until all may leave.
  private static final class Meeting implements Sandbox {
    final CountDownLatch full;
    final CountDownLatch leave = new CountDownLatch(1);
    final AtomicInteger most = new AtomicInteger();
    final Set<String> gpusAtOnce = Collections.synchronizedSet(new HashSet<>());
    private final AtomicInteger inside = new AtomicInteger();

    Meeting(int expected) {
      this.full = new CountDownLatch(expected);
    }

    @Override
    public String tier() {
      return "meeting";
    }

    @Override
    public Execution run(SandboxRequest request) {
      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
      Optional.ofNullable(request.environment().get("CUDA_VISIBLE_DEVICES"))
          .ifPresent(gpusAtOnce::add);
      full.countDown();
      try {
        leave.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      inside.decrementAndGet();
      return done();
    }
  }

  /// Keeps the request that reached it.
  private static final class Recorder implements Sandbox {
    private final List<SandboxRequest> seen = new ArrayList<>();

    static SandboxRequest runOnce(Slots slots, SandboxRequest request) {
      Recorder recorder = new Recorder();
      new SlottedSandbox(slots, _ -> {}, recorder).run(request);
      return recorder.seen.getFirst();
    }

    @Override
    public String tier() {
      return "recorder";
    }

    @Override
    public Execution run(SandboxRequest request) {
      seen.add(request);
      return done();
    }
  }
}
