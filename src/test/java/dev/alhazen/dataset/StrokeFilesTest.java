package dev.alhazen.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrokeFilesTest {
  @TempDir Path folder;

  @Test
  void absoluteStrokesBecomeMoves() throws IOException {
    assertThat(
            converted(
                OptionalInt.empty(),
                "{\"word\":\"cat\",\"recognized\":true,\"drawing\":[[[10,20,5],[3,3,255]],[[7],[8]]]}",
                "{\"word\":\"cat\",\"recognized\":false,\"drawing\":[[[1],[1]]]}",
                "{\"word\":\"cat\",\"recognized\":true,\"drawing\":[]}",
                "{\"word\":\"cat\",\"recognized\":true,\"drawing\":[[[0,255],[0,0]]]}"))
        .containsExactly(
            List.of(
                List.of(10, 3, 0), List.of(10, 0, 0), List.of(-15, 252, 1), List.of(2, -247, 1)),
            List.of(List.of(0, 0, 0), List.of(255, 0, 1)));
  }

  @Test
  void aLimitTakesTheFirst() throws IOException {
    String line = "{\"word\":\"cat\",\"recognized\":%s,\"drawing\":[[[%d],[0]]]}";
    assertThat(
            converted(
                OptionalInt.of(2),
                line.formatted("false", 1),
                line.formatted("true", 2),
                line.formatted("true", 3),
                line.formatted("true", 4)))
        .containsExactly(List.of(List.of(2, 0, 1)), List.of(List.of(3, 0, 1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"word\":\"cat\",\"drawing\":[[[1,2],[1]]]}; drawing 1 has a stroke that is no pair",
        "{\"word\":\"cat\",\"drawing\":[[[1],[1],[0]]]}; drawing 1 has a stroke that is no pair",
        "{\"word\":\"cat\",\"drawing\":[[[256],[1]]]}; has the coordinate 256",
        "{\"word\":\"cat\",\"drawing\":[[[1.5],[1]]]}; has the coordinate 1.5",
        "{\"word\":\"cat\"}; has no list of strokes",
        "{\"word\":\"dog\",\"drawing\":[[[1],[1]]]}; is none of 'cat'",
        "[1]; is none of 'cat'",
        "{\"word\":\"cat\",\"drawing\":[[[1],[; is no JSON",
        "{\"word\":\"cat\",\"recognized\":false,\"drawing\":[]}; there is no drawing in it",
      })
  void whatIsNoDrawingIsNamed(String line, String complaint) {
    assertThatThrownBy(() -> converted(OptionalInt.empty(), line))
        .isInstanceOf(Damage.class)
        .hasMessageContaining(complaint);
  }

  /// A list of drawings, each a list of moves.
  private List<List<List<Integer>>> converted(OptionalInt limit, String... lines)
      throws IOException {
    Path source = folder.resolve("cat.ndjson");
    Files.writeString(source, String.join("\n", lines) + "\n");
    new StrokeFiles(List.of("cat"), limit).write(Material.of(List.of(source)), folder);
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve("cat.bin")))
            .order(ByteOrder.LITTLE_ENDIAN);
    List<List<List<Integer>>> drawings = new ArrayList<>();
    while (bytes.hasRemaining()) {
      List<List<Integer>> moves = new ArrayList<>();
      for (int n = bytes.getInt(); n > 0; n--) {
        moves.add(List.of((int) bytes.getShort(), (int) bytes.getShort(), (int) bytes.getShort()));
      }
      drawings.add(moves);
    }
    return drawings;
  }
}
