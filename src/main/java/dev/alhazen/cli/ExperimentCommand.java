package dev.alhazen.cli;

import dev.alhazen.study.Asked;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Ideas and their experiments, without a paper.
@Command(
    name = "experiment",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Ideas and their runs, without a paper; ends with measurements and notes.")
final class ExperimentCommand implements Callable<Integer> {
  private final World world;

  @Parameters(paramLabel = "TEMPLATE", description = "A template's name, or a folder of your own.")
  private String template = "";

  @Mixin private ModelOptions models = new ModelOptions();
  @Mixin private StudyOptions options = new StudyOptions();

  ExperimentCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    return new Launch(world, models, options).run(template, Asked.Stage.EXPERIMENT).code();
  }
}
