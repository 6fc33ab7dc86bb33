package dev.alhazen.sandbox.slurm;

import dev.alhazen.base.UnavailableException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder through which this program and its jobs exchange files; nodes must see it at the same
/// path. Only its owner can look into it: an order may hold secrets of the user's.
///
/// ```
/// jobs/alhazen-0a1b2c…/attempt_1/   order.json, job.sh, what sbatch answered, what the job said
/// results/                          one file for each copy of a job that came to its end
/// ```
///
/// @param root the folder, for one study alone
record SharedFolder(Path root) {
  private static final String JOBS = "jobs";
  private static final String RESULTS = "results";

  /// Makes the folder where it is missing.
  ///
  /// @throws UnavailableException where it cannot be made
  static SharedFolder at(Path root) {
    try {
      Files.createDirectories(root);
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      Files.createDirectories(root.resolve(JOBS));
      Files.createDirectories(root.resolve(RESULTS));
    } catch (IOException e) {
      throw new UnavailableException(
          "Folder %s cannot be made: %s. Name another shared folder with --slurm-folder."
              .formatted(root, e),
          e);
    }
    return new SharedFolder(root.toAbsolutePath().normalize());
  }

  /// The folder that an attempt's folder lies in.
  static Path resultsBeside(Path attempt) {
    return attempt.resolve("../../..").normalize().resolve(RESULTS);
  }

  Path results() {
    return root.resolve(RESULTS);
  }

  JobFolder job(String name) {
    return new JobFolder(root.resolve(JOBS).resolve(name));
  }

  /// The copies of jobs that ended, in no order: one look at one folder, however many wait.
  List<ResultName> ended() {
    try (Stream<Path> files = Files.list(results())) {
      return files
          .map(file -> file.getFileName().toString())
          .flatMap(name -> ResultName.parse(name).stream())
          .toList();
    } catch (IOException e) {
      throw new UnavailableException(
          "Folder %s cannot be read: %s. Is the shared file system there?".formatted(results(), e),
          e);
    }
  }

  /// Removes all that is known of a job.
  void forget(JobFolder job) {
    ended().stream()
        .filter(result -> result.job().startsWith(job.name() + "-"))
        .forEach(result -> delete(results().resolve(result.file())));
    delete(job.folder());
  }

  /// Removes the folder and all in it.
  void delete() {
    delete(root);
  }

  /// A job that Slurm begins anew may write while its folder is deleted; what it leaves does no
  /// harm.
  static void delete(Path path) {
    try {
      Files.walkFileTree(
          path,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
                throws IOException {
              Files.deleteIfExists(folder);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (NoSuchFileException e) {
      // It was never made, or is gone already.
    } catch (IOException e) {
      throw new UnavailableException(
          "%s cannot be deleted: %s. Delete it by hand.".formatted(path, e), e);
    }
  }
}
