package dev.alhazen.coding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Texts;
import java.nio.file.Path;

/// Compares product text with files under `src/test/resources`; with the system property `golden`
/// it writes them instead.
public final class Golden {
  private static final Path ROOT = Path.of("src/test/resources/dev/alhazen");

  private Golden() {}

  /// @param name such as `coding/absent.txt`
  public static void assertGolden(String name, String actual) {
    Path file = ROOT.resolve(name);
    if (Boolean.getBoolean("golden")) {
      AtomicFiles.write(file, actual + "\n");
    }
    assertThat(file).as("golden file; `make golden` writes it").exists();
    assertThat(actual + "\n").isEqualTo(Texts.read(file));
  }
}
