package dev.alhazen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.AtomicFiles;
import dev.alhazen.base.Texts;
import java.nio.file.Path;

/// Text that people or models read, held in files under `src/test/resources/dev/alhazen`, so that a
/// change of it is seen in a review. `make golden` writes them.
public final class Golden {
  private static final Path ROOT = Path.of("src/test/resources/dev/alhazen");

  private Golden() {}

  /// @param name such as `coding/absent.txt`
  public static void assertGolden(String name, String actual) {
    Path file = ROOT.resolve(name);
    if ("write".equals(System.getProperty("alhazen.golden"))) {
      AtomicFiles.write(file, actual + "\n");
    }
    assertThat(file).as("golden file; `make golden` writes it").exists();
    assertThat(actual + "\n").isEqualTo(Texts.read(file));
  }
}
