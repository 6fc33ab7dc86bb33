package dev.alhazen.experiment;

import dev.alhazen.base.Digest;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Step;
import dev.alhazen.evidence.FinalInfo;
import dev.alhazen.evidence.Results;
import dev.alhazen.journal.Blobs;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// The first run, `run_0`: the template as it is, over all of its seeds. Everything else is
/// compared with it.
public final class Baseline {
  static final String NAME = "run_0";
  private static final Step STEP = Step.of("baseline").then(NAME);
  private static final String KIND = "baseline";
  private static final String RESULT = NAME + "/final_info.json";

  private final Blobs blobs;
  private final Repetitions repetitions;

  public Baseline(Sandbox sandbox, Blobs blobs) {
    this.blobs = blobs;
    this.repetitions = new Repetitions(sandbox, blobs);
  }

  /// @param files the template's files; if they hold `run_0/final_info.json`, nothing runs
  /// @param firstSeed of its repetitions; edited runs use the same seeds
  public record Input(
      Template template, String preset, Tree files, Prepared prepared, int firstSeed) {
    public Input(Template template, String preset, Tree files, Prepared prepared) {
      this(template, preset, files, prepared, 0);
    }

    private List<Integer> seeds() {
      return IntStream.range(firstSeed, firstSeed + template.seeds().count()).boxed().toList();
    }
  }

  /// @param outputs what the run left, for the workspace
  public record Made(Run run, Tree outputs) {}

  /// @throws MalformedException where the template's own experiment does not give valid results
  public Made run(Input in) {
    Digest known = in.files().files().get(RESULT);
    if (known != null) {
      Results results = FinalInfo.read(NAME, blobs.text(known)).orThrow();
      return new Made(
          made(in, in.seeds(), results, Duration.ZERO), in.files().matching(Globs.of("run_0/**")));
    }
    if (in.template().seeds().passing() == Template.Passing.UNAWARE && in.seeds().size() > 1) {
      List<Integer> one = in.seeds().subList(0, 1);
      Made made = made(in, one, STEP.then("seed_%d".formatted(one.getFirst())));
      if (repeatsItself(made.run().results())) {
        return made;
      }
    }
    return made(in, in.seeds(), STEP);
  }

  /// Whether the experiment lists several values for a metric: it has seeds of its own.
  private static boolean repeatsItself(Results results) {
    return results.measurements().stream().anyMatch(m -> m.n() > 1);
  }

  private Made made(Input in, List<Integer> seeds, Step step) {
    Repetitions.Repeated repeated = repetitions.run(job(in, seeds, step));
    return switch (repeated.outcome()) {
      case Outcome.Finished(Results results) ->
          new Made(made(in, seeds, results, repeated.wall()), repeated.outputs());
      case Outcome failed ->
          throw new MalformedException(
              """
              The baseline of template %s gave no results (%s): %s. Nothing was changed in it; run \
              it by hand.
              %s"""
                  .formatted(
                      in.template().name(),
                      failed.word(),
                      OutcomeReport.line(failed),
                      OutcomeReport.output(failed)));
    };
  }

  private static Repetitions.Job job(Input in, List<Integer> seeds, Step step) {
    return new Repetitions.Job(
        step,
        KIND,
        NAME,
        seeds,
        in.template(),
        in.template().preset(in.preset()),
        in.prepared(),
        in.files(),
        in.template().protectedFiles(),
        Results.NONE);
  }

  private static Run made(Input in, List<Integer> seeds, Results results, Duration wall) {
    return new Run(
        NAME,
        "Baseline",
        "",
        seeds,
        Code.digest(Code.editable(in.template(), in.prepared(), in.files())),
        results,
        "",
        wall);
  }

  /// Seeds that no other run uses.
  static List<Integer> newSeeds(Run baseline, int run) {
    int first = baseline.seeds().getFirst() + 1_000 * run;
    return IntStream.range(first, first + baseline.seeds().size()).boxed().toList();
  }
}
