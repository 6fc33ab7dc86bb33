package dev.alhazen.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OutlineTest {
  private static final String SOURCE =
      """
      //DEPS a:b:1

      import java.util.List;

      /**
       * Tables in files.
       *
       * <p>Of numbers.
       */
      final class Store {
          /** How many at most. */
          static final int MOST = 7;
          private static final int SECRET = 8;

          /** A row. */
          record Row(int at, List<Double> values) {
              double sum() {
                  return values.stream().mapToDouble(x -> x).sum();
              }
          }

          interface Sink {
              /** Takes it. */
              void take(Row row);
          }

          private Store() {}

          /** Reads
           *  a row. */
          static Row read(String file,
                  int at) throws java.io.IOException {
              if (at < 0) { throw new IllegalArgumentException(); }
              return null;
          }

          private static void hidden() {}
      }
      """;

  @Test
  void javaIsShownByItsSignatures() {
    assertThat(Outline.of("Store.java", SOURCE))
        .isEqualTo(
            """
            // Only the signatures are shown.
            /** Tables in files. <p>Of numbers. */
            final class Store {
              /** How many at most. */
              static final int MOST;
              /** A row. */
              record Row(int at, List<Double> values) {
                double sum();
              }
              interface Sink {
                /** Takes it. */
                void take(Row row);
              }
              /** Reads a row. */
              static Row read(String file, int at) throws java.io.IOException;
            }
            """);
  }

  @Test
  void whatCannotBeParsedIsShownWhole() {
    assertThat(Outline.of("notes.md", "Words")).isEqualTo("Words");
    assertThat(Outline.of("Odd.java", "not { Java")).isEqualTo("not { Java");
  }

  @Test
  void theSharedFilesOfTemplatesBecomeShort() throws IOException {
    for (String name : new String[] {"Runner", "Figures", "Store", "Torch"}) {
      String text = Files.readString(Path.of("templates/common", name + ".java"));
      String outline = Outline.of(name + ".java", text);
      assertThat(outline.length()).as(name).isLessThan(text.length() / 2);
      assertThat(outline).contains("class " + name).doesNotContain("return ");
    }
  }
}
