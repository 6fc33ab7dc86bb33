package dev.alhazen.cli;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Json;
import dev.alhazen.sandbox.slurm.SlurmSettings;
import dev.alhazen.study.StudyFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// Where the runs of a study are executed: the content of its `.executor.json`. It is no part of
/// what was asked, as it changes no result: a resume may name another one.
///
/// @param id a random word after which jobs are named
record ExecutorFile(String executor, String id, SlurmSettings slurm) {
  static final String LOCAL = "local";
  static final String SLURM = "slurm";

  boolean isSlurm() {
    return executor.equals(SLURM);
  }

  /// What a study has; local where it has none.
  static ExecutorFile of(StudyFolder study) {
    Path file = file(study);
    return Files.exists(file)
        ? Json.read(file, ExecutorFile.class)
        : new ExecutorFile(LOCAL, UUID.randomUUID().toString(), SlurmSettings.NONE);
  }

  /// Changes what a study has by what the options say.
  static void update(World world, StudyFolder study, ExecutorOptions options) {
    ExecutorFile before = of(study);
    ExecutorFile after =
        new ExecutorFile(
            options.executor(before.executor), before.id, options.settings(world, before.slurm));
    if (after.isSlurm() || Files.exists(file(study))) {
      AtomicFiles.write(file(study), Json.pretty(after));
    }
  }

  /// Hidden, as it is no result and the replay of a study has none.
  private static Path file(StudyFolder study) {
    return study.root().resolve(".executor.json");
  }
}
