package dev.alhazen.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alhazen.Seeded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BaseTest {
  @Test
  void moneyAddsTenthsOfACentExactly() {
    Money sum = Money.ZERO;
    for (int i = 0; i < 1000; i++) {
      sum = sum.plus(Money.of("0.0001"));
    }
    assertThat(sum).isEqualTo(Money.of("0.1"));
    assertThat(Money.of("0.0312").display()).isEqualTo("$0.0312");
    assertThat(Money.of("12.345").display()).isEqualTo("$12.35");
    assertThat(Money.ZERO.display()).isEqualTo("$0.00");
  }

  @Test
  void equalValuesGiveEqualLinesWhateverTheirOrder() {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("b", 1);
    one.put("a", Map.of("y", "ü", "x", 2.5));
    Map<String, Object> other = new LinkedHashMap<>();
    other.put("a", Map.of("x", 2.5, "y", "ü"));
    other.put("b", 1);
    assertThat(Json.line(one)).isEqualTo(Json.line(other)).doesNotContain("\n");
  }

  @Test
  void textSurvivesJsonWhateverItHolds() {
    Seeded.check(
        300,
        random -> {
          String text = Seeded.text(random, 60);
          assertThat(Json.parse(Json.line(Map.of("t", text)), "a line").get("t").stringValue())
              .isEqualTo(text);
        });
  }

  @Test
  void malformedJsonIsNamedWithLineAndColumn() {
    assertThatThrownBy(() -> Json.parse("{\n \"a\": }", "ideas.json"))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("ideas.json")
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> Json.parse("", "x.json")).hasMessageContaining("is empty");
  }

  @Test
  void stepPathsAreChecked() {
    Step step = Step.of("write").then("introduction").then("refine").round(1);
    assertThat(step.path()).isEqualTo("write/introduction/refine#1");
    assertThat(step.stage()).isEqualTo("write");
    assertThatThrownBy(() -> Step.of("/etc/passwd")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFileIsReplacedAsAWhole(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("deep/er/file.txt");
    AtomicFiles.write(file, "one");
    AtomicFiles.write(file, "two");
    assertThat(file).hasContent("two");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void anUnwritablePlaceIsNamed(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("plain"), "");
    assertThatThrownBy(() -> AtomicFiles.write(file.resolve("below"), "x"))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("below");
  }

  @Test
  void readsTokensThatWereRecordedBeforeCacheWritesWereCounted() {
    JsonNode recorded =
        Json.parse("{\"input\":9,\"cached\":4,\"output\":2,\"reasoning\":1}", "an event");
    assertThat(Json.to(recorded, Tokens.class)).isEqualTo(new Tokens(9, 4, 2, 1));
  }
}
