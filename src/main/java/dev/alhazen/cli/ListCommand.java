package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Json;
import dev.alhazen.study.StudyFolder;
import dev.alhazen.study.StudyStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The studies here.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "The studies here, with state, cost and size.")
final class ListCommand implements Callable<Integer> {
  private final World world;

  @Option(
      names = "--studies",
      paramLabel = "DIR",
      defaultValue = "studies",
      description = "Where studies are kept. Default: ${DEFAULT-VALUE}.")
  private String studies = "studies";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  ListCommand(World world) {
    this.world = world;
  }

  /// One study.
  record Line(String study, String template, String model, String state, String cost, long bytes) {
    static Line of(StudyFolder folder) {
      StudyStatus status = StudyStatus.of(folder);
      return new Line(
          folder.root().toString(),
          status.template(),
          status.model(),
          status.state(),
          status.account().total().display(),
          size(folder.root()));
    }
  }

  @Override
  public Integer call() {
    List<Line> lines = StudyFolder.all(world.path(studies)).stream().map(Line::of).toList();
    if (json) {
      world.out().print(Json.pretty(lines));
      return ExitCode.DONE.code();
    }
    Rows rows = new Rows("template", "model", "state", "cost", "size", "study");
    lines.forEach(
        line ->
            rows.add(
                line.template(),
                line.model(),
                line.state(),
                line.cost(),
                line.bytes() / 1_000_000 + " MB",
                world.folder().relativize(Path.of(line.study())).toString()));
    world.out().print(rows);
    return ExitCode.DONE.code();
  }

  static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
