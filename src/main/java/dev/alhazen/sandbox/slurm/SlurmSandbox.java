package dev.alhazen.sandbox.slurm;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.base.Together;
import dev.alhazen.base.TryAgainException;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Exit;
import dev.alhazen.sandbox.Limits;
import dev.alhazen.sandbox.Mount;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// Has the runs of experiments done by Slurm, each as a job that a node's own sandbox confines;
/// everything else (checks, plots, typesetting) happens here. Thread-safe.
///
/// A run's job has a name that follows from the study, the step and the request. So a process that
/// comes later, after a crash or a stop, finds the job or its result and submits nothing twice. A
/// job that the cluster loses is submitted again as a further attempt of the same run.
public final class SlurmSandbox implements Sandbox {
  private static final Set<String> KINDS = Set.of("baseline", "run", "probe");
  private static final int MOST_LOSSES = 5;

  private final Jobs jobs;
  private final String scope;
  private final Sandbox local;
  private final Exchange exchange;
  private final Consumer<Submitted> submitted;
  private final Map<Step, JobFolder> done = new ConcurrentHashMap<>();

  /// A run that was handed to Slurm, or found there.
  ///
  /// @param job its number
  public record Submitted(Step step, String job, String name) {}

  SlurmSandbox(
      Jobs jobs, String scope, Sandbox local, Exchange exchange, Consumer<Submitted> submitted) {
    this.jobs = jobs;
    this.scope = scope;
    this.local = local;
    this.exchange = exchange;
    this.submitted = submitted;
  }

  @Override
  public String tier() {
    return local.tier();
  }

  /// @throws dev.alhazen.base.ConfigurationException where Slurm refuses the job
  /// @throws TryAgainException where the user stops, somebody cancels the job, or Slurm does not
  ///   answer for long: a resume goes on from there
  @Override
  public Execution run(SandboxRequest request) {
    if (!isJob(request)) {
      return local.run(request);
    }
    JobFolder job = jobs.folder().job(name(request));
    exchange.give(request.inputs());
    Execution execution = followed(request, job);
    done.put(request.step(), job);
    return execution;
  }

  /// All at once: the cluster decides how many run.
  @Override
  public Iterator<Execution> each(
      List<SandboxRequest> requests, Function<SandboxRequest, Execution> run) {
    return requests.stream().allMatch(SlurmSandbox::isJob)
        ? Together.all(requests, run).iterator()
        : local.each(requests, run);
  }

  /// A judge takes a moment, and is no worth of the queue.
  private static boolean isJob(SandboxRequest request) {
    return KINDS.contains(request.kind()) && !request.step().path().endsWith("/judge");
  }

  /// The result of a step is recorded elsewhere: what the shared folder holds of it can go.
  public void settled(Step step) {
    JobFolder job = done.remove(step);
    if (job != null) {
      jobs.folder().forget(job);
    }
  }

  private Execution followed(SandboxRequest request, JobFolder job) {
    Limits inside = jobs.script().inside(request.limits());
    Optional<Attempt> found = jobs.submission().known(job);
    for (int losses = 0; losses < MOST_LOSSES; losses++) {
      boolean isFound = found.isPresent();
      Attempt attempt =
          found.orElseGet(() -> jobs.submission().submit(job, order(request, inside)));
      found = Optional.empty();
      submitted.accept(new Submitted(request.step(), attempt.id().orElseThrow(), attempt.name()));
      Optional<Execution> execution =
          switch (jobs.queue().await(attempt)) {
            case End.Reported reported -> execution(request, reported, isFound);
            case End.Vanished(Details details) -> execution(request, attempt, details, isFound);
          };
      if (execution.isPresent()) {
        return execution.get();
      }
      losses -= isFound ? 1 : 0;
    }
    throw new TryAgainException(
        "Slurm lost %s %d times. Look at the cluster's nodes, then run resume."
            .formatted(request.step(), MOST_LOSSES));
  }

  /// What the node reported; nothing where that is of no use and the run must be made again.
  private Optional<Execution> execution(
      SandboxRequest request, End.Reported reported, boolean isFound) {
    NodeResult result = reported.result();
    if (result.refusal().isPresent()) {
      if (isFound) {
        return Optional.empty(); // What was wrong then may be mended now.
      }
      throw new UnavailableException(
          "Node %s cannot run %s: %s"
              .formatted(result.node(), request.step(), result.refusal().get()));
    }
    Execution execution = result.execution().orElseThrow();
    if (!exchange.take(execution.outputs())) {
      return Optional.empty();
    }
    boolean starved =
        execution.exit() instanceof Exit.Exited
            && !execution.exit().isSuccess()
            && reported.details().fate() == Fate.OUT_OF_MEMORY;
    return Optional.of(starved ? with(execution, outOfMemory(request)) : execution);
  }

  /// What Slurm says of a job that left no result; nothing where the run must be made again.
  private Optional<Execution> execution(
      SandboxRequest request, Attempt attempt, Details details, boolean isFound) {
    String job = attempt.id().orElseThrow();
    return switch (details.fate()) {
      case TIMED_OUT -> {
        Duration limit = Duration.ofMinutes(jobs.script().minutes(request.limits()));
        yield Optional.of(ended(new Exit.TimedOut(limit), job, details));
      }
      case OUT_OF_MEMORY -> Optional.of(ended(outOfMemory(request), job, details));
      case LOST, UNKNOWN, ALIVE -> Optional.empty();
      case CANCELLED -> {
        if (isFound) {
          yield Optional.empty();
        }
        throw new TryAgainException(
            "Slurm job %s (%s) was cancelled. Run resume to submit it again."
                .formatted(job, request.step()));
      }
      case DONE, FAILED -> {
        // Slurm can fail to launch a copy that it begins anew: that says nothing of the run.
        if (isFound || attempt.isNeverRestarted(details)) {
          yield Optional.empty();
        }
        throw withoutResult(request, attempt, details);
      }
    };
  }

  private static UnavailableException withoutResult(
      SandboxRequest request, Attempt attempt, Details details) {
    String words = attempt.lastWords();
    return new UnavailableException(
        ("Slurm job %s (%s) ended on node %s with status %d and left no result%s. Check that nodes"
                + " see %s and this program at the same paths (--slurm-folder, --slurm-alhazen).")
            .formatted(
                attempt.id().orElseThrow(),
                request.step(),
                details.node().isEmpty() ? "unknown" : details.node(),
                details.code(),
                words.isEmpty() ? "" : "; it said: " + words.replaceFirst("\\.$", ""),
                attempt.folder()));
  }

  private Exit outOfMemory(SandboxRequest request) {
    return new Exit.OutOfMemory(jobs.script().memoryMegabytes(request.limits()) << 20);
  }

  private static Execution ended(Exit exit, String job, Details details) {
    String note =
        "[Slurm ended job %s on node %s: %s]\n".formatted(job, details.node(), details.state());
    return new Execution(exit, "", note, Duration.ZERO, Tree.EMPTY);
  }

  private static Execution with(Execution execution, Exit exit) {
    return new Execution(
        exit,
        execution.stdout(),
        execution.stderr(),
        execution.wall(),
        execution.outputs(),
        execution.altered(),
        execution.log());
  }

  private Order order(SandboxRequest request, Limits inside) {
    return new Order(
        tier(),
        jobs.settings().scratch(),
        jobs.blobFolder().toString(),
        new SandboxRequest(
            request.step(),
            request.kind(),
            request.command(),
            request.inputs(),
            request.readOnly(),
            request.outputs(),
            inside,
            request.environment(),
            request.mounts()));
  }

  /// The study's name is random and private, so that the digest tells nobody of the variables.
  private String name(SandboxRequest request) {
    List<Object> key =
        List.of(
            jobs.study(),
            scope,
            request.step(),
            request.kind(),
            request.command(),
            request.inputs(),
            request.readOnly(),
            request.outputs(),
            request.limits(),
            request.environment(),
            request.mounts().stream().map(Mount::target).toList());
    return "alhazen-" + Digest.of(Json.line(key)).hex().substring(0, 16);
  }
}
