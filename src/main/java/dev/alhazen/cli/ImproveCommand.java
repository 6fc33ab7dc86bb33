package dev.alhazen.cli;

import dev.alhazen.journal.Journal;
import dev.alhazen.study.StudyFolder;
import dev.alhazen.template.Template;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The improvement of papers that are written and reviewed already.
@Command(
    name = "improve",
    mixinStandardHelpOptions = true,
    description = "Improves the papers of a study after their reviews, and reviews them again.")
final class ImproveCommand implements Callable<Integer> {
  private final World world;

  @Mixin private StudyArgument study = new StudyArgument();

  ImproveCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    StudyFolder folder = study.find(world);
    folder.write(folder.asked().improved());
    Template template = new Wiring(world).template(folder.asked().templateFolder());
    new Announcement(world, folder.asked(), template).show();
    return new StudyRunner(world).run(folder, template, Journal.OnChange.STOP).code();
  }
}
