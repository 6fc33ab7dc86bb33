package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.UnavailableException;
import dev.alhazen.journal.StudyLock;
import dev.alhazen.study.InvestigationFolder;
import dev.alhazen.study.StudyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Deletes what can be spared of a study.
@Command(
    name = "clean",
    mixinStandardHelpOptions = true,
    description = {
      "Deletes what can be spared of a study.",
      "Workspaces are rebuilt on resume. With --blobs also its recorded contents, after which it can",
      "no longer be resumed or replayed. Papers, reviews and report stay."
    })
final class CleanCommand implements Callable<Integer> {
  private final World world;

  @Mixin private StudyArgument study = new StudyArgument();

  @Option(names = "--blobs", description = "Delete the recorded contents, too.")
  private boolean blobs;

  @Option(names = "--yes", description = "Do it; without this, only say what would be deleted.")
  private boolean yes;

  CleanCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    StudyFolder folder = study.find(world);
    try (StudyLock _ = StudyLock.take(folder.root())) {
      for (Path path : targets(folder)) {
        long size = ListCommand.size(path);
        world.say(
            "%s %s (%d MB)".formatted(yes ? "deleted" : "would delete", path, size / 1_000_000));
        if (yes) {
          delete(path);
        }
      }
    }
    if (!yes) {
      world.say("Nothing was deleted; add --yes.");
    }
    return ExitCode.DONE.code();
  }

  private List<Path> targets(StudyFolder folder) {
    Stream<Path> workspaces = folder.investigations().stream().map(InvestigationFolder::workspace);
    Stream<Path> rest =
        blobs ? Stream.of(folder.scratch(), folder.blobFolder()) : Stream.of(folder.scratch());
    return Stream.concat(workspaces, rest).filter(Files::exists).toList();
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UnavailableException("%s cannot be deleted: %s.".formatted(folder, e), e);
    }
  }
}
