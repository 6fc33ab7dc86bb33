package dev.alhazen.cli;

import dev.alhazen.study.Asked;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Only the ideas of a study.
@Command(
    name = "ideas",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Ideas for a template, without any experiment; ends with ideas.json.")
final class IdeasCommand implements Callable<Integer> {
  private final World world;

  @Parameters(paramLabel = "TEMPLATE", description = "A template's name, or a folder of your own.")
  private String template = "";

  @Option(names = "--check-novelty", description = "Ask the literature about each idea.")
  private boolean checkNovelty;

  @Mixin private ModelOptions models = new ModelOptions();
  @Mixin private StudyOptions options = new StudyOptions();

  IdeasCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    options.skipNovelty = !checkNovelty;
    return new Launch(world, models, options).run(template, Asked.Stage.IDEAS).code();
  }
}
