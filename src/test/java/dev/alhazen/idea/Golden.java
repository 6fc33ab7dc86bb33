package dev.alhazen.idea;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Texts that models read, held in files so that a change of them is seen in a review.
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/dev/alhazen/idea");

  private Golden() {}

  /// Compares with the file, or writes it where the tests run with `-Dalhazen.golden=write`.
  static void check(String name, String text) throws IOException {
    Path file = FOLDER.resolve(name);
    if ("write".equals(System.getProperty("alhazen.golden"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text + "\n");
    }
    assertThat(text + "\n").isEqualTo(Files.readString(file));
  }
}
