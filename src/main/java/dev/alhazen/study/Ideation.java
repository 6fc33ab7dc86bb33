package dev.alhazen.study;

import dev.alhazen.base.UsageException;
import dev.alhazen.idea.Idea;
import dev.alhazen.idea.IdeaFile;
import dev.alhazen.idea.IdeaGeneration;
import dev.alhazen.idea.Ideas;
import dev.alhazen.idea.NoveltyCheck;
import dev.alhazen.idea.Verdict;
import dev.alhazen.journal.Blobs;
import dev.alhazen.model.Prompts;
import dev.alhazen.sandbox.Tree;
import dev.alhazen.template.Template;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The ideas of a study, each with its verdict.
final class Ideation {
  private final StudyFolder folder;
  private final Asked asked;
  private final Template template;
  private final Prompts prompts;
  private final Progress progress;

  Ideation(StudyFolder folder, Asked asked, Template template, Prompts prompts, Progress progress) {
    this.folder = folder;
    this.asked = asked;
    this.template = template;
    this.prompts = prompts;
    this.progress = progress;
  }

  List<Candidate> run(Instruments instruments, Tree files) {
    String code = code(files);
    List<Idea> ideas = ideas(instruments, code);
    return ideas.stream().map(idea -> judged(instruments, idea)).toList();
  }

  private List<Idea> ideas(Instruments instruments, String code) {
    return switch (asked.options().ideaSource()) {
      case FILE -> IdeaFile.read(folder.givenIdeas()).ideas();
      case TEMPLATE -> seeds();
      case MODEL -> generated(instruments, code);
    };
  }

  private List<Idea> generated(Instruments instruments, String code) {
    progress.say("study", "asking for %d ideas".formatted(asked.ideas()));
    Ideas made =
        new IdeaGeneration(instruments.models().of(Role.MODEL), prompts, instruments.similarity())
            .run(
                new IdeaGeneration.Input(
                    template,
                    code,
                    List.of(),
                    asked.ideas(),
                    asked.options().reflections(),
                    asked.runs()));
    made.remarks().forEach(remark -> progress.say("study", remark));
    made.dropped().forEach(reason -> progress.say("study", "an idea was dropped: " + reason));
    return made.ideas();
  }

  private List<Idea> seeds() {
    List<Idea> seeds = IdeaFile.seeds(template).ideas();
    if (seeds.isEmpty()) {
      throw new UsageException(
          "Template %s has no seed ideas. Leave --skip-ideas out, or give --ideas-file."
              .formatted(template.name()));
    }
    return seeds.stream().limit(asked.ideas()).toList();
  }

  private Candidate judged(Instruments instruments, Idea idea) {
    if (asked.options().novelty() == Asked.Novelty.SKIP) {
      return new Candidate(
          idea,
          new Verdict(
              Verdict.Status.UNCHECKED, "The check was skipped on request.", List.of(), List.of()));
    }
    NoveltyCheck check =
        new NoveltyCheck(
            instruments.models().of(Role.MODEL),
            prompts,
            instruments.literature(),
            instruments.similarity(),
            line -> progress.say(idea.name(), line));
    Verdict verdict =
        check.run(
            new NoveltyCheck.Input(Optional.of(template), idea, asked.options().noveltyRounds()));
    progress.say(
        idea.name(),
        "%s (%s); %s"
            .formatted(
                verdict.status().name().toLowerCase(Locale.ROOT),
                idea.title(),
                String.join(", ", verdict.sources())));
    return new Candidate(idea, verdict);
  }

  /// The files that an experiment may change, as the models see them; drawing is not the point yet.
  private String code(Tree files) {
    Blobs blobs = folder.blobs();
    return files.matching(template.editable()).files().entrySet().stream()
        .filter(file -> !template.commands().plot().contains(file.getKey()))
        .map(file -> "=== %s ===\n%s".formatted(file.getKey(), blobs.text(file.getValue())))
        .collect(Collectors.joining("\n"));
  }
}
