package dev.alhazen.cli;

import dev.alhazen.base.DefectException;
import dev.alhazen.base.Step;
import dev.alhazen.journal.Blobs;
import dev.alhazen.journal.Journal;
import dev.alhazen.literature.Literature;
import dev.alhazen.literature.ReplayedLiterature;
import dev.alhazen.literature.ReplayedSimilarity;
import dev.alhazen.literature.Similarities;
import dev.alhazen.literature.Similarity;
import dev.alhazen.model.ContinuedModel;
import dev.alhazen.model.Model;
import dev.alhazen.model.ModelReply;
import dev.alhazen.model.ModelRequest;
import dev.alhazen.model.ReplayedModel;
import dev.alhazen.sandbox.Execution;
import dev.alhazen.sandbox.ReplayedSandbox;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.sandbox.SandboxRequest;
import dev.alhazen.study.Asked;
import dev.alhazen.study.Instruments;
import dev.alhazen.study.Models;
import dev.alhazen.study.StudyFolder;
import dev.alhazen.study.Workbench;
import dev.alhazen.typeset.Typesetter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

/// Instruments that only recall: no network, no process, no cost. A step that the journal does not
/// hold ends the replay.
final class ReplayWorkbench implements Workbench {
  private final StudyFolder original;
  private final StudyFolder copy;
  private final Asked asked;
  private final List<Literature> literature;
  private final BiFunction<Sandbox, Blobs, Typesetter> typesetters;

  ReplayWorkbench(
      StudyFolder original,
      StudyFolder copy,
      Asked asked,
      List<Literature> literature,
      BiFunction<Sandbox, Blobs, Typesetter> typesetters) {
    this.original = original;
    this.copy = copy;
    this.asked = asked;
    this.literature = literature;
    this.typesetters = typesetters;
  }

  @Override
  public Journal open(Path file, String scope) {
    Path recorded = original.root().resolve(copy.root().relativize(file));
    return Journal.replay(recorded, original.blobs());
  }

  @Override
  public Instruments instruments(Journal journal, String scope) {
    Sandbox sandbox = new ReplayedSandbox(journal, new NoSandbox(asked.sandbox()));
    return new Instruments(
        Models.of(
            role ->
                ContinuedModel.over(new ReplayedModel(journal, new NoModel(asked.model(role))))),
        literature.stream()
            .<Literature>map(source -> new ReplayedLiterature(journal, source))
            .toList(),
        new ReplayedSimilarity(journal, new NoSimilarity()),
        sandbox,
        typesetters.apply(sandbox, original.blobs()));
  }

  @Override
  public Purse purse() {
    return new NoPurse();
  }

  /// A replay spends nothing.
  private record NoPurse() implements Purse {
    @Override
    public void divide(Journal study, List<String> ideas) {}

    @Override
    public void giveBack(String idea) {}
  }

  private record NoModel(String name) implements Model {
    @Override
    public ModelReply ask(ModelRequest request) {
      throw new DefectException("A replay asked a model at step %s.".formatted(request.step()));
    }
  }

  private record NoSimilarity() implements Similarity {
    @Override
    public Similarities compare(Step step, String text, List<String> others) {
      throw new DefectException("A replay compared meanings at step %s.".formatted(step));
    }
  }

  private record NoSandbox(String tier) implements Sandbox {
    @Override
    public Execution run(SandboxRequest request) {
      throw new DefectException("A replay started a process at step %s.".formatted(request.step()));
    }
  }
}
