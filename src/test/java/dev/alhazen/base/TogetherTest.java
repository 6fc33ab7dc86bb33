package dev.alhazen.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TogetherTest {
  @Test
  void allPiecesAreUnderWayAtOnceAndResultsKeepTheirOrder() {
    CyclicBarrier meeting = new CyclicBarrier(3);
    assertThat(
            Together.all(
                List.of("a", "b", "c"),
                piece -> {
                  await(meeting);
                  return piece + "!";
                }))
        .containsExactly("a!", "b!", "c!");
  }

  @Test
  void twoPiecesOfDifferentKindsAreUnderWayAtOnce() {
    CyclicBarrier meeting = new CyclicBarrier(2);
    Together.Both<String, Integer> both =
        Together.both(
            () -> {
              await(meeting);
              return "one";
            },
            () -> {
              await(meeting);
              return 2;
            });
    assertThat(both).isEqualTo(new Together.Both<>("one", 2));
  }

  @Test
  void theOthersFinishWhereOneFailsAndTheFirstFailureInOrderIsThrown() {
    Set<Integer> finished = ConcurrentHashMap.newKeySet();
    CountDownLatch lastFailed = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                Together.all(
                    List.of(1, 2, 3, 4),
                    piece -> {
                      if (piece == 4) {
                        lastFailed.countDown();
                        throw new MalformedException("4 failed");
                      }
                      await(lastFailed);
                      if (piece == 2) {
                        throw new MalformedException("2 failed");
                      }
                      return finished.add(piece);
                    }))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("2 failed");
    assertThat(finished).containsExactlyInAnyOrder(1, 3);
  }

  @Test
  void anInterruptReachesEachPieceAndStaysSet() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(2);
    CountDownLatch flagged = new CountDownLatch(1);
    Thread caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    Together.all(List.of(1, 2), _ -> sleepUntilInterrupted(interrupted));
                  } finally {
                    if (Thread.currentThread().isInterrupted()) {
                      flagged.countDown();
                    }
                  }
                });
    caller.interrupt();
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(flagged.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static boolean sleepUntilInterrupted(CountDownLatch interrupted) {
    try {
      Thread.sleep(60_000);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      interrupted.countDown();
      return true;
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
