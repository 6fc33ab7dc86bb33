package dev.alhazen.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.model.Prompts;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeNowTest {
  private static final String TEXT =
      IntStream.range(0, 200).mapToObj("line %d\n"::formatted).collect(Collectors.joining());

  private final CodeNow code = new CodeNow(Prompts.builtIn(), "java", file(TEXT));

  @Test
  void saysThatNothingChanged() {
    assertThat(code.text(file(TEXT))).isEqualTo("The code is as it is shown above.");
    assertThat(code.files().getFirst()).containsEntry("path", "A.java").containsKey("text");
  }

  @Test
  void tellsASmallChangeByItsLines() {
    assertThat(code.text(file(TEXT.replace("line 100\n", "other line\n"))))
        .contains("A.java\n<<<<<<< SEARCH\nline 98\nline 99\nline 100\nline 101\nline 102\n=======")
        .contains("line 99\nother line\nline 101\n")
        .doesNotContain("line 50\n", "as it is now");
  }

  @Test
  void showsTheWholeFileAfterALargeChange() {
    assertThat(code.text(file(TEXT.replace("line ", "row "))))
        .startsWith("## A.java, as it is now\n\n````java\nrow 0\n")
        .doesNotContain("SEARCH");
  }

  private static SequencedMap<String, String> file(String text) {
    SequencedMap<String, String> files = new TreeMap<>();
    files.put("A.java", text);
    return files;
  }
}
