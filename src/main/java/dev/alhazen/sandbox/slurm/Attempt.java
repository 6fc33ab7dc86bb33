package dev.alhazen.sandbox.slurm;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One submission of a run to Slurm: at most one job does its work.
///
/// @param number counted from 1 for each run
record Attempt(Path folder, int number) {
  private static final Pattern ID = Pattern.compile("^(\\d+)(;.*)?$", Pattern.MULTILINE);

  /// The job's name in the queue, by which it is found when its number was never noted.
  String name() {
    return "%s-%d".formatted(folder.resolve("..").normalize().getFileName(), number);
  }

  Path order() {
    return folder.resolve("order.json");
  }

  Path script() {
    return folder.resolve("job.sh");
  }

  /// What `sbatch` answered: it writes here itself, so that its answer outlives this program.
  Path answer() {
    return folder.resolve("sbatch.out");
  }

  /// Slurm's number of the job, where it is known.
  Optional<String> id() {
    return Stream.of(adopted(), answer())
        .filter(Files::exists)
        .map(Texts::lenient)
        .map(ID::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst();
  }

  /// Notes the number of a job that was found by its name.
  void adopt(String id) {
    AtomicFiles.write(adopted(), id + "\n");
  }

  /// Whether a later copy of the same job has begun than the one with this result.
  boolean isRestartedAfter(ResultName result) {
    return Files.exists(start(result.id(), result.restarts() + 1));
  }

  /// Whether Slurm says that it began the job anew, but the copy never came to do anything.
  boolean isNeverRestarted(Details details) {
    return details.restarts() > 0
        && id().map(id -> start(id, details.restarts())).filter(Files::exists).isEmpty();
  }

  /// Where a copy of the job notes that it has begun.
  Path start(String id, int restarts) {
    return folder.resolve("start_%s_%d".formatted(id, restarts));
  }

  /// The last words of the job itself, in one line; empty where it said nothing.
  String lastWords() {
    Path log = folder.resolve("job.log");
    return Files.exists(log)
        ? Texts.lenient(log)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .reduce((_, last) -> last)
            .orElse("")
        : "";
  }

  private Path adopted() {
    return folder.resolve("adopted.txt");
  }
}
