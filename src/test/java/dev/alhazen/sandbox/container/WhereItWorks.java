package dev.alhazen.sandbox.container;

import dev.alhazen.sandbox.Probed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;

/// Skips the tests of an engine that does not work on this machine, and says why.
final class WhereItWorks {
  private static final Map<String, Probed> PROBED = new ConcurrentHashMap<>();

  private WhereItWorks() {}

  static void assume(String engine, Function<Path, Probed> probe) {
    Probed probed = PROBED.computeIfAbsent(engine, _ -> probe.apply(folder()));
    if (probed instanceof Probed.Missing(String why, String advice)) {
      Assumptions.abort("%s does not work here: %s. %s".formatted(engine, why, advice));
    }
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("probe");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
