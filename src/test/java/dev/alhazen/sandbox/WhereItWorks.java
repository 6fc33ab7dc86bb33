package dev.alhazen.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;

/// Skips the tests of a tier that does not work on this machine, and says why.
public final class WhereItWorks {
  private static final Map<String, Probed> PROBED = new ConcurrentHashMap<>();

  private WhereItWorks() {}

  public static void assume(String tier, Function<Path, Probed> probe) {
    Probed probed = PROBED.computeIfAbsent(tier, _ -> probe.apply(folder()));
    if (probed instanceof Probed.Missing(String why, String advice)) {
      Assumptions.abort("%s does not work here: %s. %s".formatted(tier, why, advice));
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
