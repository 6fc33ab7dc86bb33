package dev.alhazen.cli;

import dev.alhazen.base.UsageException;
import dev.alhazen.study.Asked;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A whole study.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "A study: ideas, experiments, papers and reviews from one template.")
final class RunCommand implements Callable<Integer> {
  private final World world;

  @Parameters(
      arity = "0..1",
      paramLabel = "TEMPLATE",
      description = "A built-in template's name, or a folder of your own.")
  private @Nullable String template;

  @Option(names = "--experiment", hidden = true, description = "The same as TEMPLATE.")
  private @Nullable String templateAlias;

  @Mixin private ModelOptions models = new ModelOptions();
  @Mixin private StudyOptions options = new StudyOptions();

  RunCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    return new Launch(world, models, options).run(templateName(), Asked.Stage.REVIEW).code();
  }

  private String templateName() {
    String name = template != null ? template : templateAlias;
    if (name == null) {
      throw new UsageException(
          "Which template? Name one, such as `alhazen run diffusion2d`; `alhazen template list`"
              + " shows them.");
    }
    return name;
  }
}
