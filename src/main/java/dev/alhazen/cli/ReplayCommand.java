package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Json;
import dev.alhazen.study.FolderComparison;
import dev.alhazen.study.StudyFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs a study again from its journal alone.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a study again from its journal alone, and compares the files.",
      "Into another folder; no network, no process, no cost."
    })
final class ReplayCommand implements Callable<Integer> {
  private final World world;

  @Mixin private StudyArgument study = new StudyArgument();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The replay's folder. Default: STUDY-replay beside the study.")
  private @Nullable String out;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  ReplayCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    StudyFolder original = study.find(world);
    Path target =
        out == null
            ? original.root().resolveSibling(original.root().getFileName() + "-replay")
            : world.path(out);
    StudyFolder copy = new Replay(world, original).into(target);
    FolderComparison comparison = FolderComparison.of(original.root(), copy.root());
    show(comparison, target);
    return comparison.differences().isEmpty() ? ExitCode.DONE.code() : ExitCode.UNAVAILABLE.code();
  }

  private void show(FolderComparison comparison, Path target) {
    if (json) {
      world.out().print(Json.pretty(comparison));
      return;
    }
    comparison.differences().forEach(world::say);
    world.say(
        "replayed to %s: %d files are the same, %d are not"
            .formatted(target, comparison.equal(), comparison.differences().size()));
  }
}
