package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The whole trip on a built-in template, without a key.
@Command(
    name = "quickstart",
    mixinStandardHelpOptions = true,
    description = {
      "The whole trip in some minutes, without a key.",
      "Real experiments on this machine, a paper, its review, the improved paper with its second",
      "review, and a report. The words are the rehearsal model's, not a language model's."
    })
final class QuickstartCommand implements Callable<Integer> {
  private final World world;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "studies",
      description = "Where the study is kept. Default: ${DEFAULT-VALUE}.")
  private String out = "studies";

  QuickstartCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    SystemParts parts = new SystemParts(world);
    if (!parts.isComplete()) {
      boolean installed = new SetupCommand(world).install(parts);
      if (!installed && !parts.hasBubblewrap()) {
        return ExitCode.UNAVAILABLE.code();
      }
    }
    return Main.run(
        world,
        "run",
        "diffusion2d",
        "--model=rehearsal",
        "--reviewer-model=rehearsal",
        "--ideas=1",
        "--improve=text",
        "--preset=quick",
        "--out=" + out);
  }
}
