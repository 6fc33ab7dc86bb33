package dev.alhazen.literature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.literature.Fetched.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final Fetched PAGE = new Fetched.Page("", Map.of());

  private final ManualTime time = new ManualTime();

  @Test
  void requestsKeepTheirDistance() {
    Traffic traffic = traffic(new Pace(Duration.ofSeconds(3), 1));
    for (int i = 0; i < 4; i++) {
      assertThat(traffic.pass(time.instant().plusSeconds(60), () -> PAGE)).isEqualTo(PAGE);
    }
    // No real time passes here, so each waits for all before it.
    assertThat(time.waits())
        .hasSize(3)
        .satisfiesExactly(
            wait -> assertThat(wait).isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(3)),
            wait -> assertThat(wait).isBetween(Duration.ofMillis(5_500), Duration.ofSeconds(6)),
            wait -> assertThat(wait).isBetween(Duration.ofMillis(8_500), Duration.ofSeconds(9)));
  }

  @Test
  void aTurnThatComesTooLateIsSaidAtOnce() {
    Traffic traffic = traffic(new Pace(Duration.ofSeconds(50), 1));
    traffic.pass(time.instant().plusSeconds(60), () -> PAGE);
    traffic.pass(time.instant().plusSeconds(60), () -> PAGE);
    assertThat(traffic.pass(time.instant().plusSeconds(60), () -> PAGE))
        .isInstanceOfSatisfying(
            Fetched.Failed.class,
            failed -> {
              assertThat(failed.fault()).isEqualTo(Fault.OURS);
              assertThat(failed.reason()).contains("would not come within 180 s");
            });
  }

  @Test
  void noMoreRequestsAreUnderWayThanConnectionsAreAllowed() throws Exception {
    Traffic traffic = traffic(new Pace(Duration.ofNanos(1), 2));
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch twoAreIn = new CountDownLatch(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        threads.submit(
            () ->
                traffic.pass(
                    time.instant().plusSeconds(60),
                    () -> {
                      most.accumulateAndGet(now.incrementAndGet(), Math::max);
                      twoAreIn.countDown();
                      await(twoAreIn);
                      now.decrementAndGet();
                      return PAGE;
                    }));
      }
    }
    assertThat(most).hasValue(2);
  }

  @Test
  void allWaitWhereTheEngineAskedForQuiet() {
    Traffic traffic = traffic(new Pace(Duration.ofNanos(1), 1));
    traffic.quiet(Duration.ofSeconds(20), "answered with status 429");
    assertThat(traffic.pass(time.instant().plusSeconds(60), () -> PAGE)).isEqualTo(PAGE);
    assertThat(time.waits()).isEqualTo(List.of(Duration.ofSeconds(20)));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Traffic traffic(Pace pace) {
    return new Traffic(pace, Patience.usual(), time, time);
  }
}
