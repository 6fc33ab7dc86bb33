package dev.alhazen.cli;

import dev.alhazen.base.UsageException;
import dev.alhazen.study.StudyFolder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The study that a command is about; left out, it is the latest.
final class StudyArgument {
  @Parameters(
      arity = "0..1",
      paramLabel = "STUDY",
      description = "The study's folder. Default: the latest.")
  private @Nullable String study;

  @Option(
      names = "--studies",
      paramLabel = "DIR",
      defaultValue = "studies",
      description = "Where studies are kept. Default: ${DEFAULT-VALUE}.")
  private String studies = "studies";

  StudyFolder find(World world) {
    if (study != null) {
      return StudyFolder.existing(world.path(study));
    }
    List<StudyFolder> all = StudyFolder.all(world.path(studies));
    if (all.isEmpty()) {
      throw new UsageException(
          "No study in %s. Begin one with `alhazen quickstart`, or name a study's folder."
              .formatted(studies));
    }
    return all.getFirst();
  }
}
