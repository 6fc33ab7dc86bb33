package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.study.StudyFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Writes the report anew.
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Writes a study's report: one self-contained HTML page.")
final class ReportCommand implements Callable<Integer> {
  private final World world;

  @Mixin private StudyArgument study = new StudyArgument();

  ReportCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    StudyFolder folder = study.find(world);
    StudyRunner.finish(folder);
    world.say(folder.report().toString());
    return ExitCode.DONE.code();
  }
}
