package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Finding;
import dev.alhazen.base.Money;
import dev.alhazen.base.Step;
import dev.alhazen.idea.Verdict;
import dev.alhazen.literature.Literature;
import dev.alhazen.manuscript.Disclosure;
import dev.alhazen.manuscript.Manuscript;
import dev.alhazen.manuscript.ManuscriptFiles;
import dev.alhazen.manuscript.Writing;
import dev.alhazen.model.ModelName;
import dev.alhazen.model.Prompts;
import dev.alhazen.sandbox.RecordedWorkspace;
import dev.alhazen.sandbox.ReplayedSandbox;
import dev.alhazen.sandbox.Sandbox;
import dev.alhazen.study.LooseRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Writes a paper about runs that a user made by other means. Its journal lies in DIR/.alhazen, so
/// that nothing is paid twice when the command is given again.
final class LoosePaper {
  private static final Money LIMIT = Money.of("5");

  private final World world;
  private final ModelOptions models;
  private final String sandboxOption;
  private final List<String> libraries;

  LoosePaper(World world, ModelOptions models, String sandboxOption, List<String> libraries) {
    this.world = world;
    this.models = models;
    this.sandboxOption = sandboxOption;
    this.libraries = List.copyOf(libraries);
  }

  ExitCode write(Path folder, String title, String about) {
    String model = models.model().orElseThrow(NewStudy::noModel);
    Wiring wiring = new Wiring(world);
    String tier = wiring.sandboxTier(sandboxOption);
    Path work = folder.resolve(".alhazen");
    try (Bench bench = Bench.open(world, models, model, LIMIT, work)) {
      LooseRuns runs = LooseRuns.read(folder, bench.journal().blobs(), title, about);
      Sandbox sandbox =
          new ReplayedSandbox(
              bench.journal(),
              Wiring.sandbox(tier, work.resolve("scratch"), bench.journal().blobs()));
      Writing writing =
          new Writing(
              bench.model(),
              Prompts.builtIn(),
              literature(folder),
              wiring.typesetter(sandbox, bench.journal().blobs()),
              bench.journal().blobs());
      Manuscript paper = writing.run(input(bench, runs, work, model, tier));
      return show(folder, paper, bench);
    }
  }

  private Writing.Input input(Bench bench, LooseRuns runs, Path work, String model, String tier) {
    return new Writing.Input(
        Step.of("write"),
        runs.template(),
        runs.idea(),
        new Verdict(Verdict.Status.UNCHECKED, "Not asked.", List.of(), List.of()),
        runs.trials(),
        runs.figures(),
        new RecordedWorkspace(bench.journal(), work.resolve("workspace"), runs.files()),
        "",
        new Disclosure(
            model,
            ModelName.parse(model).isRehearsal()
                ? Disclosure.Author.REHEARSAL
                : Disclosure.Author.MODEL,
            tier,
            world.clock().instant().atZone(ZoneOffset.UTC).toLocalDate().toString()));
  }

  private List<Literature> literature(Path folder) {
    List<Path> files = new ArrayList<>();
    Path own = folder.resolve("references.bib");
    if (Files.exists(own)) {
      files.add(own);
    }
    LiteratureSources sources = new LiteratureSources(world);
    libraries.forEach(typed -> files.add(sources.requireFile(typed)));
    return List.of(sources.library(files));
  }

  private ExitCode show(Path folder, Manuscript paper, Bench bench) {
    Path made = ManuscriptFiles.write(folder.resolve("paper"), paper, bench.journal().blobs());
    paper.findings().stream().map(Finding::line).forEach(world::say);
    world.say("%s %s".formatted(paper.isDraft() ? "draft   " : "paper   ", made));
    return paper.isDraft() ? ExitCode.NO_PAPER : ExitCode.DONE;
  }
}
