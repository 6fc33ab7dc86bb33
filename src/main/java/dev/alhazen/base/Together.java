package dev.alhazen.base;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/// Does pieces of work that do not depend on each other at once, each on a virtual thread.
public final class Together {
  private Together() {}

  /// Runs all pieces to their end, also when one of them fails: what is under way may be paid for.
  /// An interrupt is handed on to each of them.
  ///
  /// @return the results in the order of the pieces, whichever came first
  /// @throws RuntimeException the failure of the first piece, in that order, that has one
  public static <T, R> List<R> all(List<T> pieces, Function<? super T, R> work) {
    List<Future<R>> running;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      running = pieces.stream().map(piece -> threads.submit(() -> work.apply(piece))).toList();
    }
    return running.stream().map(Together::result).toList();
  }

  /// What two pieces of work gave.
  public record Both<A, B>(A first, B second) {}

  /// Runs two pieces of different kinds, as `all` does.
  public static <A, B> Both<A, B> both(Supplier<A> first, Supplier<B> second) {
    Future<A> one;
    Future<B> other;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      one = threads.submit(first::get);
      other = threads.submit(second::get);
    }
    return new Both<>(result(one), result(other));
  }

  private static <R> R result(Future<R> done) {
    return switch (done.state()) {
      case SUCCESS -> done.resultNow();
      case FAILED -> throw raised(done.exceptionNow());
      case CANCELLED, RUNNING ->
          throw new TryAgainException("The work was interrupted. Run resume to go on with it.");
    };
  }

  private static RuntimeException raised(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException expected
        ? expected
        : new DefectException("A piece of work broke: %s.".formatted(failure), failure);
  }
}
