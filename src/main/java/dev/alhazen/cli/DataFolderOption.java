package dev.alhazen.cli;

import dev.alhazen.dataset.Shelf;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where prepared data sets lie. The setting `data` counts here, too: studies look there.
final class DataFolderOption {
  @Option(
      names = {"--data-dir", "--data"},
      paramLabel = "DIR",
      description =
          "The folder of the data sets. Default: ~/.cache/alhazen/data. Studies find another one with"
              + " --data DIR.")
  private @Nullable String folder;

  Shelf shelf(World world) {
    return new Wiring(world).shelf(Optional.ofNullable(folder));
  }
}
