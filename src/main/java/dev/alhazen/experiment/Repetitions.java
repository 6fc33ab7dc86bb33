package dev.alhazen.experiment;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Step;
import dev.alhazen.evidence.Aggregate;
import dev.alhazen.evidence.Completeness;
import dev.alhazen.evidence.FinalInfo;
import dev.alhazen.evidence.OwnShape;
import dev.alhazen.evidence.Results;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.Exit;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Runs the experiment for all seeds of a run, in one process or in one for each, and reads what
/// was measured from the files that it left.
final class Repetitions {
  private static final String RESULT = "final_info.json";
  private static final String LOG = "log.txt";

  /// Far more than any table of results; what is larger is not read into memory.
  private static final long MOST_BYTES = 8L << 20;

  private final Sandbox sandbox;
  private final Blobs blobs;

  Repetitions(Sandbox sandbox, Blobs blobs) {
    this.sandbox = sandbox;
    this.blobs = blobs;
  }

  /// @param kind `baseline` or `run`
  /// @param run the run's name and folder
  /// @param readOnly files that the experiment sees and cannot change
  /// @param baseline what must be reported at least; no results where this is the baseline
  record Job(
      Step step,
      String kind,
      String run,
      List<Integer> seeds,
      Template template,
      Template.Preset preset,
      Prepared prepared,
      Tree files,
      Globs readOnly,
      Results baseline) {}

  /// @param outputs what the run left, its log and joined results included; not to be used unless
  ///   it finished
  record Repeated(Outcome outcome, Tree outputs, Duration wall) {}

  Repeated run(Job job) {
    List<Prepared.Invocation> invocations =
        job.prepared()
            .invocations(job.run(), job.preset(), job.template().seeds().passing(), job.seeds());
    Tree outputs = Tree.EMPTY;
    Duration wall = Duration.ZERO;
    SequencedMap<Integer, Results> bySeed = new LinkedHashMap<>();
    for (Prepared.Invocation invocation : invocations) {
      Execution execution = sandbox.run(request(job, invocation, invocations.size()));
      wall = wall.plus(execution.wall());
      outputs = outputs.with(moved(logged(execution, invocation.out()), invocation));
      switch (outcome(job, invocation, execution)) {
        case Outcome.Finished(Results results) ->
            bySeed.put(invocation.seeds().getFirst(), results);
        case Outcome failed -> {
          return new Repeated(failed, outputs, wall);
        }
      }
    }
    return invocations.getFirst().kept().equals(job.run())
        ? new Repeated(complete(job, bySeed.firstEntry().getValue()), outputs, wall)
        : joined(job, bySeed, outputs, wall);
  }

  private static SandboxRequest request(Job job, Prepared.Invocation invocation, int processes) {
    Step step =
        processes == 1
            ? job.step()
            : job.step().then("seed_%d".formatted(invocation.seeds().getFirst()));
    return new SandboxRequest(
        step,
        job.kind(),
        invocation.command(),
        job.files(),
        job.readOnly(),
        Globs.of(invocation.out() + "/**"),
        job.preset().limits(),
        invocation.variables(),
        job.prepared().mounts());
  }

  private Outcome outcome(Job job, Prepared.Invocation invocation, Execution execution) {
    String output = Excerpt.of(execution);
    return switch (execution.exit()) {
      case Exit.Exited(int code) when code == 0 -> read(job, invocation.out(), execution);
      case Exit.Exited(int code) -> new Outcome.Crashed(code, output);
      case Exit.TimedOut(Duration limit) -> new Outcome.TimedOut(limit, output);
      case Exit.NoProgress(Duration silence) -> new Outcome.NoProgress(silence, output);
      case Exit.CpuExhausted(Duration limit) -> new Outcome.CpuExhausted(limit, output);
      case Exit.TooManyProcesses(int limit) -> new Outcome.TooManyProcesses(limit, output);
      case Exit.OutOfMemory(long limit) -> new Outcome.OutOfMemory(limit, output);
      case Exit.DiskFull(long limit) -> new Outcome.DiskFull(limit, output);
    };
  }

  private Outcome read(Job job, String out, Execution execution) {
    String path = out + "/" + RESULT;
    Digest file = execution.outputs().files().get(path);
    if (file == null) {
      return new Outcome.InvalidResult(
          "%s is missing, the experiment must write it".formatted(path), Excerpt.of(execution));
    }
    if (blobs.size(file) > MOST_BYTES) {
      return new Outcome.InvalidResult(
          "%s is larger than %s; keep only numbers in it".formatted(path, Amounts.size(MOST_BYTES)),
          Excerpt.of(execution));
    }
    return switch (FinalInfo.read(job.run(), blobs.text(file))) {
      case FinalInfo.Reading.Valid(Results results) -> new Outcome.Finished(results);
      case FinalInfo.Reading.Invalid(List<String> faults) ->
          new Outcome.InvalidResult(
              "in %s, %s".formatted(path, String.join("; ", faults)), Excerpt.of(execution));
    };
  }

  private Repeated joined(
      Job job, SequencedMap<Integer, Results> bySeed, Tree outputs, Duration wall) {
    return switch (Aggregate.of(bySeed)) {
      case Aggregate.Joined.Whole(String json) -> whole(job, json, outputs, wall);
      case Aggregate.Joined.Unequal(String fault) ->
          new Repeated(new Outcome.InvalidResult(fault, ""), outputs, wall);
    };
  }

  private Repeated whole(Job job, String json, Tree outputs, Duration wall) {
    Results results = FinalInfo.read(job.run(), json).orThrow();
    Tree shown =
        job.template().seeds().passing() == Template.Passing.UNAWARE
            ? asOne(job, results, outputs)
            : outputs.with(file(job.run() + "/" + RESULT, json));
    return new Repeated(complete(job, results), shown, wall);
  }

  /// What a plot script that knows nothing of repetitions finds in a run's folder: the files of the
  /// first, with the means over all in its results.
  private Tree asOne(Job job, Results results, Tree outputs) {
    String first = "%s/seed_%d".formatted(job.run(), job.seeds().getFirst());
    String result = first + "/" + RESULT;
    String own = blobs.text(Objects.requireNonNull(outputs.files().get(result)));
    return replaced(outputs, first, job.run())
        .with(outputs.matching(Globs.of(result)))
        .with(file(job.run() + "/" + RESULT, OwnShape.of(own, results)));
  }

  private static Tree moved(Tree outputs, Prepared.Invocation invocation) {
    return replaced(outputs, invocation.out(), invocation.kept());
  }

  private static Tree replaced(Tree outputs, String from, String to) {
    TreeMap<String, Digest> files = new TreeMap<>();
    outputs
        .files()
        .forEach(
            (path, digest) ->
                files.put(
                    path.startsWith(from + "/") ? to + path.substring(from.length()) : path,
                    digest));
    return new Tree(files);
  }

  private static Outcome complete(Job job, Results results) {
    List<String> faults = Completeness.faults(job.baseline(), results);
    return faults.isEmpty()
        ? new Outcome.Finished(results)
        : new Outcome.InvalidResult(
            "in %s/%s, %s".formatted(job.run(), RESULT, String.join("; ", faults)), "");
  }

  /// The outputs with the log, and the whole of it where it is too long for a person, unless the
  /// experiment wrote one itself, or a folder of that name.
  private Tree logged(Execution execution, String out) {
    String path = out + "/" + LOG;
    if (execution.outputs().files().keySet().stream().anyMatch(it -> it.startsWith(path + "/"))) {
      return execution.outputs();
    }
    String log =
        "== standard output ==\n%s\n== standard error ==\n%s\n"
            .formatted(execution.stdout(), execution.stderr());
    Tree whole = execution.log().map(digest -> one(path + ".gz", digest)).orElse(Tree.EMPTY);
    return file(path, log).with(whole).with(execution.outputs());
  }

  private Tree file(String path, String text) {
    return one(path, blobs.put(text));
  }

  private static Tree one(String path, Digest content) {
    return new Tree(Map.of(path, content));
  }
}
