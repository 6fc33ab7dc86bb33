package dev.alhazen.experiment;

import dev.alhazen.base.DefectException;
import dev.alhazen.base.Step;
import dev.alhazen.sandbox.Globs;
import dev.alhazen.sandbox.Tree;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The code of each finished run, so that a later one can start from any of them.
final class Codes {
  private final Bench bench;
  private final Tree beginning;
  private final SequencedMap<String, Kept> kept = new LinkedHashMap<>();
  private String current = Baseline.NAME;

  /// The experiment's files: as texts, and as a part of the workspace's tree.
  private record Kept(SequencedMap<String, String> texts, Tree tree) {}

  /// Made before any run changes the code.
  Codes(Bench bench) {
    this.bench = bench;
    Tree tree = bench.code().workspace().tree();
    this.beginning = tree.without(Globs.of(Baseline.NAME + "/**"));
    keep(Baseline.NAME);
  }

  /// The workspace holds the code of this run, which finished.
  void keep(String run) {
    kept.put(run, new Kept(bench.code().experiment(), bench.code().editable()));
    current = run;
  }

  /// The run whose code the workspace holds.
  String current() {
    return current;
  }

  /// The run itself where its code is known, else the one whose code stands now.
  String known(String run) {
    return kept.containsKey(run) ? run : current;
  }

  /// Puts a run's code into the workspace.
  void restore(Step step, String run) {
    bench.restore(step, of(run).texts());
    current = run;
  }

  /// The template's files with a run's code, and nothing that was made since.
  Tree files(String run) {
    Globs edited =
        new Globs(of(Baseline.NAME).tree().files().keySet().stream().map(Code::literal).toList());
    return beginning.without(edited).with(of(run).tree());
  }

  private Kept of(String run) {
    Kept known = kept.get(run);
    if (known == null) {
      throw new DefectException("The code of %s is not kept.".formatted(run));
    }
    return known;
  }
}
