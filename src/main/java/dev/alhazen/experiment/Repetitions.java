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
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Runs the experiment for all seeds of a run, in one process or in one for each, lets the
/// template's judge measure what it left, where there is one, and reads the results.
final class Repetitions {
  private static final String RESULT = "final_info.json";
  private static final String LOG = "log.txt";

  private final Sandbox sandbox;
  private final Blobs blobs;

  Repetitions(Sandbox sandbox, Blobs blobs) {
    this.sandbox = sandbox;
    this.blobs = blobs;
  }

  /// @param kind `baseline`, `run` or `smoke`
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
      Results baseline) {

    /// What a judge's effect is called; a baseline's is kept with it.
    private String judging() {
      return kind.equals(Baseline.KIND) ? kind : "judge";
    }
  }

  /// @param outputs what the run left, its log and joined results included; not to be used unless
  ///   it finished
  /// @param passedOn metrics that the judge says it only passes on
  record Repeated(Outcome outcome, Tree outputs, Duration wall, Set<String> passedOn) {
    private Repeated with(Outcome other) {
      return new Repeated(other, outputs, wall, passedOn);
    }
  }

  Repeated run(Job job) {
    List<Prepared.Invocation> invocations =
        job.prepared()
            .invocations(job.run(), job.preset(), job.template().seeds().passing(), job.seeds());
    Tree outputs = Tree.EMPTY;
    Duration wall = Duration.ZERO;
    Set<String> passedOn = new TreeSet<>();
    SequencedMap<Integer, Results> bySeed = new LinkedHashMap<>();
    Iterator<Execution> executions = sandbox.each(requests(job, invocations), sandbox::run);
    for (Prepared.Invocation invocation : invocations) {
      Repeated one =
          one(job, invocation, step(job, invocation, invocations.size()), executions.next());
      wall = wall.plus(one.wall);
      outputs = outputs.with(moved(one.outputs, invocation));
      passedOn.addAll(one.passedOn);
      if (!(one.outcome instanceof Outcome.Finished(Results results))) {
        return new Repeated(one.outcome, outputs, wall, passedOn);
      }
      bySeed.put(invocation.seeds().getFirst(), results);
    }
    Repeated whole =
        new Repeated(new Outcome.Finished(bySeed.firstEntry().getValue()), outputs, wall, passedOn);
    return invocations.getFirst().kept().equals(job.run())
        ? whole.with(complete(job, bySeed.firstEntry().getValue()))
        : joined(job, bySeed, whole);
  }

  private static Step step(Job job, Prepared.Invocation invocation, int processes) {
    return processes == 1
        ? job.step()
        : job.step().then("seed_%d".formatted(invocation.seeds().getFirst()));
  }

  private static List<SandboxRequest> requests(Job job, List<Prepared.Invocation> invocations) {
    return invocations.stream()
        .map(it -> request(job, it, step(job, it, invocations.size())))
        .toList();
  }

  private Repeated one(Job job, Prepared.Invocation invocation, Step step, Execution run) {
    Tree left = logged(run, invocation.out());
    Sources sources = new Sources(job.files(), blobs);
    Optional<Outcome> failure = Ending.failure(run, sources);
    if (failure.isPresent()) {
      return new Repeated(failure.get(), left, run.wall(), Set.of());
    }
    if (invocation.judge().isEmpty()) {
      return read(job, invocation, Excerpt.of(run, sources), left, run.wall());
    }
    // What the experiment itself left there is no result: only the judge's file counts.
    Tree material = left.without(Globs.of(Code.literal(result(invocation))));
    Execution judge = sandbox.run(judgement(job, invocation, step.then("judge"), material));
    Duration wall = run.wall().plus(judge.wall());
    return Ending.failure(judge, sources)
        .map(refusal -> new Repeated(refused(refusal), material, wall, Set.of()))
        .orElseGet(
            () ->
                read(
                    job,
                    invocation,
                    Excerpt.of(judge, sources),
                    material.with(judge.outputs()),
                    wall));
  }

  private static SandboxRequest request(Job job, Prepared.Invocation invocation, Step step) {
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

  /// The judge sees its own files and what the run left, and nothing that was edited.
  private static SandboxRequest judgement(
      Job job, Prepared.Invocation invocation, Step step, Tree material) {
    Globs own = job.template().protectedFiles();
    return new SandboxRequest(
        step,
        job.judging(),
        invocation.judge(),
        job.files().matching(own).with(material),
        own,
        Globs.of(result(invocation)),
        job.preset().limits(),
        invocation.variables(),
        job.prepared().mounts());
  }

  private static Outcome refused(Outcome refusal) {
    return new Outcome.InvalidResult(
        "the harness could not judge what the run left (%s: %s)"
            .formatted(refusal.word(), OutcomeReport.line(refusal)),
        OutcomeReport.output(refusal));
  }

  private Repeated read(
      Job job, Prepared.Invocation invocation, String output, Tree left, Duration wall) {
    ResultFile file = new ResultFile(blobs, job.run(), invocation.seeds());
    ResultFile.Content content = file.read(left, result(invocation), output);
    return new Repeated(content.outcome(), left, wall, content.passedOn());
  }

  private static String result(Prepared.Invocation invocation) {
    return invocation.out() + "/" + RESULT;
  }

  private Repeated joined(Job job, SequencedMap<Integer, Results> bySeed, Repeated whole) {
    return switch (Aggregate.of(bySeed)) {
      case Aggregate.Joined.Whole(String json) -> whole(job, json, whole);
      case Aggregate.Joined.Unequal(String fault) ->
          whole.with(new Outcome.InvalidResult(fault, ""));
    };
  }

  private Repeated whole(Job job, String json, Repeated parts) {
    Results results = FinalInfo.read(job.run(), json).orThrow();
    Tree shown =
        job.template().seeds().passing() == Template.Passing.UNAWARE
            ? asOne(job, results, parts.outputs)
            : parts.outputs.with(file(job.run() + "/" + RESULT, json));
    return new Repeated(complete(job, results), shown, parts.wall, parts.passedOn);
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

  /// The outputs with the log, unless the experiment wrote one itself, or a folder of that name.
  private Tree logged(Execution execution, String out) {
    String path = out + "/" + LOG;
    if (execution.outputs().files().keySet().stream().anyMatch(it -> it.startsWith(path + "/"))) {
      return execution.outputs();
    }
    String log =
        "== standard output ==\n%s\n== standard error ==\n%s\n"
            .formatted(execution.stdout(), execution.stderr());
    return file(path, log).with(execution.outputs());
  }

  private Tree file(String path, String text) {
    TreeMap<String, Digest> one = new TreeMap<>();
    one.put(path, blobs.put(text));
    return new Tree(one);
  }
}
