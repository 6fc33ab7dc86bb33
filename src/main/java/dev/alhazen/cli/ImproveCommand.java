package dev.alhazen.cli;

import dev.alhazen.base.UsageException;
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
    Template template =
        ResumeCommand.unchangedTemplate(world, folder)
            .orElseThrow(
                () ->
                    new UsageException(
                        ResumeCommand.changed(folder)
                            + ", or accept it with `alhazen resume --accept-changes`."));
    folder.write(folder.asked().improved());
    new Announcement(world, folder.asked(), template).show(ExecutorFile.of(folder).executor());
    return new StudyRunner(world).run(folder, template, Journal.OnChange.STOP).code();
  }
}
