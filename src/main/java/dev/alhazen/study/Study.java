package dev.alhazen.study;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Json;
import dev.alhazen.base.Step;
import dev.alhazen.experiment.Baseline;
import dev.alhazen.idea.Idea;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.ModelException;
import dev.alhazen.model.Prompts;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import dev.alhazen.template.TemplateFiles;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// One invocation over one template: baseline, ideas, novelty, then an investigation of each idea,
/// some of them side by side. Resuming is running it again over the same folder.
public final class Study {
  private static final String SCOPE = "study";

  private final StudyFolder folder;
  private final Asked asked;
  private final Template template;
  private final Prepared prepared;
  private final Workbench workbench;
  private final Prompts prompts;
  private final Progress progress;

  public Study(
      StudyFolder folder,
      Asked asked,
      Template template,
      Prepared prepared,
      Workbench workbench,
      Prompts prompts,
      Progress progress) {
    this.folder = folder;
    this.asked = asked;
    this.template = asAsked(template, asked.options());
    this.prepared = prepared;
    this.workbench = workbench;
    this.prompts = prompts;
    this.progress = progress;
  }

  private static Template asAsked(Template template, Asked.Options options) {
    Template timed = Timed.template(template, options.runTimeoutSeconds());
    return options.repetitions().map(timed::withRepetitions).orElse(timed);
  }

  /// Runs to the end.
  ///
  /// @return how each investigation ended, by idea name in the order of the ideas
  /// @throws dev.alhazen.base.TryAgainException where it stopped early and can be resumed
  public SequencedMap<String, Ending> run() {
    try (Journal journal = workbench.open(folder.journal(), SCOPE)) {
      Instruments instruments = workbench.instruments(journal, SCOPE);
      Tree files = TemplateFiles.tree(template, folder.blobs());
      boolean experiments = asked.options().until().reaches(Asked.Stage.EXPERIMENT);
      Optional<Baseline.Made> baseline =
          experiments ? Optional.of(baseline(instruments, files)) : Optional.empty();
      List<Candidate> candidates = ideas(journal, instruments, files);
      AtomicFiles.write(folder.ideas(), Json.pretty(candidates));
      if (baseline.isEmpty()) {
        return new TreeMap<>();
      }
      Grounds grounds =
          new Grounds(folder, asked, template, prepared, prompts, files, baseline.get(), progress);
      return new Rounds(workbench.purse(), journal, asked.options().parallel())
          .run(worthwhile(candidates), candidate -> investigate(grounds, candidate));
    }
  }

  private Baseline.Made baseline(Instruments instruments, Tree files) {
    progress.say(SCOPE, "baseline of %s (%s)".formatted(template.name(), asked.preset()));
    return new Baseline(instruments.sandbox(), folder.blobs())
        .run(
            new Baseline.Input(
                template, asked.preset(), files, prepared, Math.toIntExact(asked.seed())));
  }

  private List<Candidate> ideas(Journal journal, Instruments instruments, Tree files) {
    try {
      return new Ideation(folder, asked, template, prompts, progress).run(instruments, files);
    } catch (ModelException e) {
      SecondChance.give(journal, e);
      throw e;
    }
  }

  private List<Candidate> worthwhile(List<Candidate> candidates) {
    for (Candidate candidate : candidates) {
      if (!candidate.isWorthwhile()) {
        Idea idea = candidate.idea();
        progress.say(idea.name(), "left out, it is known: " + candidate.verdict().reason());
      }
    }
    return candidates.stream().filter(Candidate::isWorthwhile).toList();
  }

  private Ending investigate(Grounds grounds, Candidate candidate) {
    String name = candidate.idea().name();
    InvestigationFolder place = folder.investigation(name);
    try (Journal journal = workbench.open(place.journal(), name)) {
      Instruments instruments = workbench.instruments(journal, name);
      Ending ending = new Investigation(grounds, candidate, place, journal, instruments).run();
      place.write(ending);
      journal.note(Step.of("ending"), "ending", Json.tree(ending));
      return ending;
    } finally {
      workbench.purse().giveBack(name);
    }
  }
}
