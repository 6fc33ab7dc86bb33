package dev.alhazen.literature;

import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Step;
import dev.alhazen.literature.Fetched.Fault;
import dev.alhazen.model.Sleeper;
import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A literature engine on the network. A search waits its turn, is repeated where a failure may
/// pass, and ends within its patience: in works, or in silence with the reason. This class is
/// thread-safe.
public final class SearchEngine implements Literature {
  private static final int MOST_RESULTS = 100;
  private static final int GROWTH = 2;
  private static final double JITTER = 0.2;

  private final Dialect dialect;
  private final Web web;
  private final Traffic traffic;
  private final Patience patience;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final RetryPolicy<Outcome> policy;

  /// @param traffic of all requests to this engine
  public SearchEngine(
      Dialect dialect,
      Web web,
      Traffic traffic,
      Patience patience,
      InstantSource clock,
      Sleeper sleeper) {
    this.dialect = dialect;
    this.web = web;
    this.traffic = traffic;
    this.patience = patience;
    this.clock = clock;
    this.sleeper = sleeper;
    this.policy =
        RetryPolicy.<Outcome>builder()
            .handleResultIf(
                outcome -> outcome instanceof Failure failure && failure.fault() == Fault.PASSING)
            .withMaxAttempts(patience.attempts())
            .withBackoff(patience.firstWait(), patience.longestWait(), GROWTH)
            .withJitter(JITTER)
            .build();
  }

  @Override
  public String name() {
    return dialect.profile().name();
  }

  @Override
  public Findings search(Step step, String query, int limit) {
    String words = Query.words(query);
    if (words.isEmpty() || limit < 1) {
      return new Findings.Found(List.of());
    }
    return switch (asked(dialect.question(words, Math.min(limit, MOST_RESULTS)))) {
      case Answer(List<Work> works, Map<String, String> _) ->
          new Findings.Found(works.stream().limit(limit).toList());
      case Failure failure ->
          new Findings.Silent("%s %s".formatted(dialect.profile().name(), failure.reason()));
    };
  }

  /// Makes one small search without a second attempt.
  public Health health() {
    Instant end = clock.instant().plus(patience.request());
    return switch (attempt(dialect.question("literature", 1), end)) {
      case Answer(List<Work> _, Map<String, String> headers) ->
          new Health(Optional.empty(), Quota.in(headers));
      case Failure failure -> new Health(Optional.of(failure.reason()), Optional.empty());
    };
  }

  /// How an engine does.
  ///
  /// @param fault why it does not answer; empty where it does
  /// @param quota what is left of the user's allowance, where the engine tells
  public record Health(Optional<String> fault, Optional<String> quota) {}

  private sealed interface Outcome {}

  private record Answer(List<Work> works, Map<String, String> headers) implements Outcome {}

  private record Failure(Fault fault, String reason, Optional<Duration> retryAfter)
      implements Outcome {}

  private Outcome asked(Dialect.Question question) {
    Execution<Outcome> execution = Execution.of(policy);
    Outcome outcome = attempt(question, clock.instant().plus(patience.turn()));
    Instant end = clock.instant().plus(patience.total());
    while (true) {
      execution.recordResult(outcome);
      if (!(outcome instanceof Failure failure)) {
        traffic.answered();
        return outcome;
      }
      failure.retryAfter().ifPresent(span -> traffic.quiet(span, failure.reason()));
      Duration wait = wait(execution, failure);
      boolean tooLong = clock.instant().plus(wait).isAfter(end);
      if (execution.isComplete() || tooLong || !slept(wait)) {
        return givenUp(failure, execution.getAttemptCount());
      }
      outcome = attempt(question, end);
    }
  }

  private Outcome attempt(Dialect.Question question, Instant end) {
    Fetched fetched = traffic.pass(end, () -> web.get(question, patience.request()));
    return switch (fetched) {
      case Fetched.Page page -> read(page);
      case Fetched.Failed(Fault fault, String reason, Optional<Duration> retryAfter) ->
          new Failure(fault, reason, retryAfter);
    };
  }

  private Outcome read(Fetched.Page page) {
    try {
      // Makes works that a reply holds twice one, and keys different.
      return new Answer(Bibliography.of(dialect.works(page.body())).works(), page.headers());
    } catch (MalformedException e) {
      String reason = "gave a reply that cannot be read: " + e.explanation();
      return new Failure(Fault.PASSING, reason.replaceFirst("\\.$", ""), Optional.empty());
    }
  }

  private Failure givenUp(Failure last, int attempts) {
    if (last.fault() == Fault.OURS) {
      return last;
    }
    traffic.failed(last.reason());
    String asked =
        last.retryAfter()
            .map(span -> ", and asks to wait %d s".formatted(span.toSeconds()))
            .orElse("");
    String times = attempts > 1 ? ", after %d attempts".formatted(attempts) : "";
    return new Failure(last.fault(), last.reason() + asked + times, last.retryAfter());
  }

  private static Duration wait(Execution<Outcome> execution, Failure failure) {
    Duration own = execution.isComplete() ? Duration.ZERO : execution.getDelay();
    Duration wanted = failure.retryAfter().orElse(Duration.ZERO);
    return wanted.compareTo(own) > 0 ? wanted : own;
  }

  private boolean slept(Duration wait) {
    try {
      sleeper.sleep(wait);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
