package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.journal.Journal;
import dev.alhazen.model.ModelName;
import dev.alhazen.study.Asked;
import dev.alhazen.study.StudyFolder;
import dev.alhazen.template.Template;

/// Begins a study: checks, shows what will be done and at most at what cost, then runs it.
final class Launch {
  private final World world;
  private final ModelOptions models;
  private final StudyOptions options;

  Launch(World world, ModelOptions models, StudyOptions options) {
    this.world = world;
    this.models = models;
    this.options = options;
  }

  private Languages.Coder coder() {
    return models.model().filter(model -> ModelName.parse(model).isRehearsal()).isPresent()
        ? Languages.Coder.REHEARSAL
        : Languages.Coder.MODEL;
  }

  ExitCode run(String templateName, Asked.Stage until) {
    Wiring wiring = new Wiring(world);
    Template template =
        new Languages(world, world::say).choose(templateName, options.places, coder());
    NewStudy study = new NewStudy(world, models, options);
    Asked asked = study.asked(template, until);
    study.checkPrompts();
    wiring.checkPrices(asked);
    Announcement announcement = new Announcement(world, asked, template);
    if (options.dryRun) {
      announcement.show(options.executor.executor(ExecutorFile.LOCAL));
      announcement.estimate();
      return ExitCode.DONE;
    }
    wiring.checkModels(asked);
    wiring.checkData(asked, template);
    announcement.show(options.executor.executor(ExecutorFile.LOCAL));
    StudyFolder folder = study.create(asked, template);
    world.say("study    " + world.folder().relativize(folder.root()));
    return new StudyRunner(world).run(folder, template, Journal.OnChange.STOP);
  }
}
