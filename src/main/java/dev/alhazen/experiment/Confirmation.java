package dev.alhazen.experiment;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Step;
import dev.alhazen.evidence.Measurement;
import dev.alhazen.evidence.Results;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.sandbox.Workspace.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// After the last run: too few repetitions make no difference significant, so the best run and what
/// it is compared with are repeated with fresh seeds, and the values are joined. Where that fails,
/// everything stays as it was measured.
final class Confirmation {
  private static final String TITLE = "More seeds";
  private static final String RESULT = "final_info.json";

  private final Repetitions repetitions;
  private final Blobs blobs;
  private final ExperimentLoop.Input in;
  private final Codes codes;

  Confirmation(Sandbox sandbox, Blobs blobs, ExperimentLoop.Input in, Codes codes) {
    this.repetitions = new Repetitions(sandbox, blobs);
    this.blobs = blobs;
    this.in = in;
    this.codes = codes;
  }

  /// @param words what was repeated and why, or why not; empty where it was not asked for
  /// @param runs those that have more repetitions now
  /// @param attempts for the ledger
  record Result(String words, List<Run> runs, List<Trials.Attempt> attempts) {
    private static Result none(String words) {
      return new Result(words, List.of(), List.of());
    }
  }

  Result run(Step step, Ledger ledger) {
    if (in.confirmSeeds() == 0) {
      return Result.none("");
    }
    Results results = ledger.runs().stream().map(Run::results).reduce(Results.NONE, Results::with);
    return new BestVariant(ledger.plan(), results)
        .pair()
        .map(pair -> repeated(step, pair, ledger))
        .orElseGet(
            () ->
                Result.none(
                    "No planned run goes the expected way, so none was repeated with more seeds."));
  }

  /// A run and the seeds that it lacks.
  private record Side(Run run, List<Integer> seeds) {
    private String words() {
      return "%s with %s (%s)"
          .formatted(run.name(), Amounts.count(seeds.size(), "more seed"), list());
    }

    private String list() {
      return seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
  }

  private Result repeated(Step step, BestVariant.Pair pair, Ledger ledger) {
    String metric = ledger.plan().primaryMetric().orElseThrow();
    List<Side> sides =
        ledger.runs().stream()
            .filter(run -> List.of(pair.run(), pair.against()).contains(run.name()))
            .flatMap(run -> lacking(run, metric).stream())
            .toList();
    if (sides.isEmpty()) {
      return Result.none(
          "%s and %s have %d repetitions or more."
              .formatted(pair.run(), pair.against(), in.confirmSeeds()));
    }
    announce(pair, sides);
    List<More> made = new ArrayList<>();
    List<Trials.Attempt> attempts = new ArrayList<>();
    for (Side side : sides) {
      Repetitions.Repeated repeated = repetitions.run(job(step, side));
      MoreSeeds.Joined joined = joined(side, repeated, metric);
      attempts.add(attempt(step, side, ledger, repeated, joined));
      switch (joined) {
        case MoreSeeds.Joined.Unfit(String fault) -> {
          return new Result(failed(pair, side, fault), List.of(), attempts);
        }
        case MoreSeeds.Joined.Whole whole -> made.add(new More(side, whole, repeated));
      }
    }
    made.forEach(more -> keep(step, more));
    return new Result(words(pair, sides), made.stream().map(More::run).toList(), attempts);
  }

  /// A side with all its repetitions.
  private record More(Side side, MoreSeeds.Joined.Whole whole, Repetitions.Repeated repeated) {
    private Run run() {
      List<Integer> seeds = new ArrayList<>(side.run.seeds());
      seeds.addAll(side.seeds);
      return side.run.repeated(seeds, whole.results(), repeated.wall());
    }
  }

  /// The next seeds after the run's own, as many as it lacks; an experiment may make several
  /// repetitions of each.
  private Optional<Side> lacking(Run run, String metric) {
    int has =
        run.results().measurements().stream()
            .filter(one -> one.metric().equals(metric))
            .mapToInt(Measurement::n)
            .min()
            .orElse(0);
    int perSeed = Math.max(1, has / run.seeds().size());
    int lacks = Math.ceilDiv(in.confirmSeeds() - has, perSeed);
    int next = run.seeds().getLast() + 1;
    return lacks <= 0
        ? Optional.empty()
        : Optional.of(new Side(run, IntStream.range(next, next + lacks).boxed().toList()));
  }

  private void announce(BestVariant.Pair pair, List<Side> sides) {
    Duration estimate =
        sides.stream()
            .map(
                side ->
                    side.run
                        .wall()
                        .multipliedBy(side.seeds.size())
                        .dividedBy(side.run.seeds().size()))
            .reduce(Duration.ZERO, Duration::plus);
    String cost = estimate.isZero() ? "" : ", about " + Amounts.time(estimate);
    in.witness()
        .say(
            "%s shows the expected difference most clearly; repeating %s%s: fewer than %d seeds prove nothing"
                .formatted(pair.run(), words(sides), cost, in.confirmSeeds()));
  }

  private static String words(List<Side> sides) {
    return sides.stream().map(Side::words).collect(Collectors.joining(" and "));
  }

  private String words(BestVariant.Pair pair, List<Side> sides) {
    return """
    %s shows the expected difference most clearly. Before any difference is called significant, \
    the program repeated %s after the last run, as announced for the clearest, and joined the values."""
        .formatted(pair.run(), words(sides));
  }

  private static String failed(BestVariant.Pair pair, Side side, String fault) {
    return """
    %s shows the expected difference most clearly, and was to be repeated with more seeds. The further \
    repetitions of %s do not count: %s. The results stay as they were measured before."""
        .formatted(pair.run(), side.run.name(), fault);
  }

  /// The baseline's further repetitions are those of any idea: a machine makes them once.
  private Repetitions.Job job(Step step, Side side) {
    String name = side.run.name();
    return new Repetitions.Job(
        step.then(name),
        name.equals(Baseline.NAME) ? Baseline.KIND : "run",
        name,
        side.seeds,
        in.template(),
        in.template().preset(in.preset()),
        in.prepared(),
        codes.files(name),
        in.template().protectedFiles(),
        Results.NONE);
  }

  private MoreSeeds.Joined joined(Side side, Repetitions.Repeated repeated, String metric) {
    String name = side.run.name();
    return switch (repeated.outcome()) {
      case Outcome.Finished(Results more) ->
          MoreSeeds.join(name, in.workspace().read(result(name)), more, metric);
      case Outcome failed ->
          new MoreSeeds.Joined.Unfit("%s, %s".formatted(failed.word(), OutcomeReport.line(failed)));
    };
  }

  private Trials.Attempt attempt(
      Step step, Side side, Ledger ledger, Repetitions.Repeated repeated, MoreSeeds.Joined joined) {
    String name = side.run.name();
    boolean isUsed = joined instanceof MoreSeeds.Joined.Whole;
    String fault = joined instanceof MoreSeeds.Joined.Unfit(String why) ? why : "";
    int before = (int) ledger.attempts().stream().filter(one -> one.run().equals(name)).count();
    return new Trials.Attempt(
        name,
        before + 1,
        TITLE,
        repeated.outcome().word(),
        "seeds %s: %s"
            .formatted(side.list(), isUsed ? OutcomeReport.line(repeated.outcome()) : fault),
        new Trials.Circumstances(
            step.then(name).path(),
            name,
            side.seeds,
            Optional.of(side.run.code()),
            repeated.wall(),
            fault));
  }

  /// The joined results take the place of the first; what else the repetitions left goes below.
  private void keep(Step step, More more) {
    String name = more.side.run.name();
    TreeMap<String, Digest> files = new TreeMap<>();
    more.repeated
        .outputs()
        .files()
        .forEach((path, content) -> files.put(path.replaceFirst("/", "/confirm/"), content));
    files.put(result(name), blobs.put(more.whole.json()));
    in.workspace()
        .change(step.then(name), new Change(new TreeMap<>(), new Tree(files), Globs.NONE));
  }

  private static String result(String run) {
    return run + "/" + RESULT;
  }
}
