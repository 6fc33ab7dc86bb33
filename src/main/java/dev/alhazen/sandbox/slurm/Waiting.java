package dev.alhazen.sandbox.slurm;

import dev.alhazen.sandbox.Exit;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// An attempt whose end is waited for. Only the thread that polls changes it.
final class Waiting {
  private static final int KILLED = 137;

  private final Attempt attempt;
  private final String id;
  private final CompletableFuture<End> end = new CompletableFuture<>();
  private String state = "PENDING";
  private String reason = "";
  private long missingSince;
  private long reportedSince;

  Waiting(Attempt attempt, String id) {
    this.attempt = attempt;
    this.id = id;
  }

  Attempt attempt() {
    return attempt;
  }

  String id() {
    return id;
  }

  String state() {
    return state;
  }

  String reason() {
    return reason;
  }

  CompletableFuture<End> end() {
    return end;
  }

  boolean isMissing() {
    return missingSince != 0;
  }

  /// Whether a result belongs to this attempt's job.
  boolean owns(ResultName result) {
    return result.job().equals(attempt.name()) && result.id().equals(id);
  }

  /// Takes what the queue says of the job.
  ///
  /// @return whether that is news
  boolean seen(Cluster.Queued job) {
    boolean news = isMissing() || !job.state().equals(state);
    state = job.state();
    reason = job.reason();
    missingSince = 0;
    return news;
  }

  /// Notes that the queue does not hold the job.
  ///
  /// @return whether that is news
  boolean unseen() {
    boolean news = !isMissing();
    if (news) {
      state = "";
      missingSince = System.nanoTime();
    }
    return news;
  }

  /// Which of the results counts: the one of the copy that Slurm knows as the last. A copy of a
  /// node that was given up for dead is never it.
  Optional<ResultName> accepted(List<ResultName> own, Details details) {
    return own.stream()
        .sorted(Comparator.comparingInt(ResultName::restarts).reversed())
        .filter(
            result ->
                details.fate() == Fate.UNKNOWN || details.restarts() < 0
                    ? !attempt.isRestartedAfter(result)
                    : result.restarts() == details.restarts())
        .findFirst();
  }

  /// Whether more can be learnt of a command that was killed: when Slurm has ended the job, it says
  /// whether memory was the reason.
  boolean awaitsCause(NodeResult result, Details details, Duration grace) {
    if (reportedSince == 0) {
      reportedSince = System.nanoTime();
    }
    return details.fate() == Fate.ALIVE
        && System.nanoTime() - reportedSince < grace.toNanos()
        && result.execution().filter(run -> run.exit().equals(new Exit.Exited(KILLED))).isPresent();
  }

  /// Whether the job is gone for so long that no result will come. One that is alive after all is
  /// waited for again.
  boolean isGone(Details details, Duration grace) {
    if (details.fate() == Fate.ALIVE) {
      missingSince = 0;
      return false;
    }
    return System.nanoTime() - missingSince > grace.toNanos();
  }
}
