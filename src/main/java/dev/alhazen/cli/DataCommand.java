package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Json;
import dev.alhazen.dataset.Catalogue;
import dev.alhazen.dataset.DataSet;
import dev.alhazen.dataset.Shelf;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Work with the data sets that templates learn from.
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = "Lists and prepares the data sets that templates learn from.",
    subcommands = {DataCommand.Listing.class, DataPrepareCommand.class})
final class DataCommand {

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "The data sets there are, and which are prepared here. Reads all of those.")
  static final class Listing implements Callable<Integer> {
    private final World world;

    @Mixin private DataFolderOption folder = new DataFolderOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    Listing(World world) {
      this.world = world;
    }

    /// One data set.
    ///
    /// @param bytes of its files; 0 where it is not prepared
    record Line(
        String name, String state, long bytes, String folder, String title, String licence) {
      static Line of(DataSet set, Shelf shelf) {
        Shelf.State state = shelf.verify(set.name());
        return new Line(
            set.name(),
            word(state),
            state instanceof Shelf.Ready ready ? ready.content().bytes() : 0,
            shelf.folder(set.name()).toString(),
            set.title(),
            set.licence());
      }

      private static String word(Shelf.State state) {
        return switch (state) {
          case Shelf.Ready _ -> "ready";
          case Shelf.Missing _ -> "not prepared";
          case Shelf.Damaged _ -> "damaged";
        };
      }
    }

    @Override
    public Integer call() {
      Shelf shelf = folder.shelf(world);
      List<Line> lines = Catalogue.all().stream().map(set -> Line.of(set, shelf)).toList();
      if (json) {
        world.out().print(Json.pretty(lines));
        return ExitCode.DONE.code();
      }
      Rows rows = new Rows("name", "state", "size", "what it is");
      lines.forEach(
          line ->
              rows.add(
                  line.name(),
                  line.state(),
                  line.bytes() == 0 ? "" : Bytes.display(line.bytes()),
                  line.title()));
      world.out().print(rows);
      world.say("folder: " + shelf.root());
      return ExitCode.DONE.code();
    }
  }
}
